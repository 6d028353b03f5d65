// The reference that sim's benchmarks are timed against: see BenchmarkPeerAgainstC in sim/peer_bench_test.go.
// peer-compliance-core reference in C. Single thread by default (THREADS env for the tuned variant via OpenMP).
// usage: peer_core VARIANT N T SEED [traj.csv]   VARIANT: simple | tuned | bits (tuned with comply as a bitmap)
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <math.h>
#include <time.h>
#include <sys/resource.h>
#ifdef _OPENMP
#include <omp.h>
#endif
static double now(void){struct timespec t;clock_gettime(CLOCK_MONOTONIC,&t);return t.tv_sec+1e-9*t.tv_nsec;}
static uint64_t sm(uint64_t*x){uint64_t z=(*x+=0x9e3779b97f4a7c15ULL);z=(z^(z>>30))*0xbf58476d1ce4e5b9ULL;z=(z^(z>>27))*0x94d049bb133111ebULL;return z^(z>>31);}
typedef struct{uint64_t s[4];}xo;
static inline uint64_t rotl(uint64_t x,int k){return(x<<k)|(x>>(64-k));}
static inline uint64_t xnext(xo*g){uint64_t*s=g->s,r=rotl(s[0]+s[3],23)+s[0],t=s[1]<<17;s[2]^=s[0];s[3]^=s[1];s[1]^=s[2];s[0]^=s[3];s[2]^=t;s[3]=rotl(s[3],45);return r;}
static inline float uf(xo*g){return (xnext(g)>>40)*0x1p-24f;}
static inline uint32_t below(xo*g,uint32_t n){return ((xnext(g)>>32)*(uint64_t)n)>>32;}
enum{H=5};
static void*al(size_t n){void*p=aligned_alloc(64,(n+63)/64*64);if(!p){perror("alloc");exit(1);}return p;}
// 16 interleaved xoshiro128+ lanes: written so that gcc vectorises it
typedef struct{uint32_t s0[16],s1[16],s2[16],s3[16];}xv;
int main(int c,char**v){
  if(c<5)return 2;
  int bits=!strcmp(v[1],"bits"),tuned=bits||!strcmp(v[1],"tuned");uint32_t N=strtoul(v[2],0,10);int T=atoi(v[3]);uint64_t seed=strtoull(v[4],0,10);
  xo g;{uint64_t z=seed*0x1234567+99;for(int i=0;i<4;i++)g.s[i]=sm(&z);}
  double t0=now();
  // Watts-Strogatz, simple graph, same rule as networkx: rewire (u,u+j) with prob p to (u,w)
  uint32_t*f=al((size_t)N*H*4);
  for(uint32_t u=0;u<N;u++)for(int j=0;j<H;j++)f[(size_t)u*H+j]=(u+j+1)%N;
  for(int j=0;j<H;j++)for(uint32_t u=0;u<N;u++)if(uf(&g)<0.1f){
    for(;;){uint32_t w=below(&g,N);int bad=w==u;for(int q=0;q<H&&!bad;q++)bad=f[(size_t)u*H+q]==w||f[(size_t)w*H+q]==u;if(!bad){f[(size_t)u*H+j]=w;break;}}
  }
  uint32_t*off=al(((size_t)N+1)*4);memset(off,0,((size_t)N+1)*4);
  size_t E=(size_t)N*H;
  for(uint32_t u=0;u<N;u++)for(int j=0;j<H;j++){off[u+1]++;off[f[(size_t)u*H+j]+1]++;}
  for(uint32_t u=0;u<N;u++)off[u+1]+=off[u];
  uint32_t*nb=al(2*E*4),*cur=al((size_t)N*4);memcpy(cur,off,(size_t)N*4);
  for(uint32_t u=0;u<N;u++)for(int j=0;j<H;j++){uint32_t w=f[(size_t)u*H+j];nb[cur[u]++]=w;nb[cur[w]++]=u;}
  free(f);free(cur);
  double t1=now();
  size_t P=((size_t)N+1023)/1024*1024;
  float*a=al(P*4),*h=al(P*4),*r=al(P*4),*fr=al(P*4);uint8_t*c0=al(P+64),*c1=al(P+64);
  memset(a,0,P*4);memset(h,0,P*4);memset(r,0,P*4);memset(fr,0,P*4);memset(c0,0,P+64);memset(c1,0,P+64);
  for(uint32_t i=0;i<N;i++){a[i]=uf(&g);h[i]=uf(&g);r[i]=uf(&g);fr[i]=uf(&g);c0[i]=uf(&g)<0.5f;}
  double*mean=al(T*8);
  double t2=now();
  if(!tuned){
    for(int t=0;t<T;t++){
      float L=0.5f+0.5f*sinf(2*(float)M_PI*t/50);uint64_t sum=0;
      for(uint32_t i=0;i<N;i++){
        uint32_t b=off[i],e=off[i+1],k=0;for(uint32_t q=b;q<e;q++)k+=c0[nb[q]];
        float m=(float)k/(float)(e-b);
        float u=1.5f*a[i]+h[i]+1.2f*(m-0.5f)+0.6f*L-fr[i]-0.8f*r[i];
        float p=1.0f/(1.0f+expf(-u));
        uint8_t cc=uf(&g)<p;c1[i]=cc;sum+=cc;
        h[i]+=0.1f*(cc-h[i]);
        float x=a[i]+0.02f*(m-a[i]);a[i]=x<0?0:x>1?1:x;
      }
      mean[t]=(double)sum/N;uint8_t*z=c0;c0=c1;c1=z;
    }
  } else {
    int nt=1;
#ifdef _OPENMP
    nt=omp_get_max_threads();
#endif
    xv*R=al(sizeof(xv)*64);
    for(int q=0;q<nt;q++)for(int l=0;l<16;l++){R[q].s0[l]=xnext(&g)>>32;R[q].s1[l]=xnext(&g)>>32;R[q].s2[l]=xnext(&g)>>32;R[q].s3[l]=xnext(&g)>>32;}
    float*bias=r;for(uint32_t i=0;i<N;i++)bias[i]=-fr[i]-0.8f*r[i];
    size_t nblk=P/1024;
    if(bits){ /* comply as a bitmap: 8x smaller gather table */
      uint8_t*p0=al(P/8+64),*p1=al(P/8+64);memset(p0,0,P/8+64);memset(p1,0,P/8+64);
      for(uint32_t i=0;i<N;i++)p0[i>>3]|=c0[i]<<(i&7);
      free(c0);free(c1);c0=p0;c1=p1;}
    for(int t=0;t<T;t++){
      float L=0.5f+0.5f*sinf(2*(float)M_PI*t/50);const float k0=0.6f*L-0.6f;uint64_t sum=0;
#pragma omp parallel for schedule(static) reduction(+:sum)
      for(size_t B=0;B<nblk;B++){
        int id=0;
#ifdef _OPENMP
        id=omp_get_thread_num();
#endif
        float m[1024] __attribute__((aligned(64)));float uu[1024] __attribute__((aligned(64)));
        uint32_t lo=B*1024,hi=lo+1024<N?lo+1024:N,n=hi-lo;
        for(uint32_t i=lo;i<hi;i++){uint32_t b=off[i],e=off[i+1],k=0;if(bits)for(uint32_t q=b;q<e;q++)k+=(c0[nb[q]>>3]>>(nb[q]&7))&1;else for(uint32_t q=b;q<e;q++)k+=c0[nb[q]];m[i-lo]=(float)k/(float)(e-b);}
        xv*X=&R[id];
        for(uint32_t i=0;i<1024;i+=16)for(int l=0;l<16;l++){
          uint32_t r0=X->s0[l]+X->s3[l],tt=X->s1[l]<<9;
          X->s2[l]^=X->s0[l];X->s3[l]^=X->s1[l];X->s1[l]^=X->s2[l];X->s0[l]^=X->s3[l];X->s2[l]^=tt;X->s3[l]=(X->s3[l]<<11)|(X->s3[l]>>21);
          uu[i+l]=(float)(r0>>8)*0x1p-24f;}
        uint32_t s=0;float*A=a+lo,*Hh=h+lo,*Bi=bias+lo;uint8_t tmp[1024];uint8_t*C=bits?tmp:c1+lo;
        for(uint32_t i=0;i<n;i++){
          float u=1.5f*A[i]+Hh[i]+1.2f*m[i]+k0+Bi[i];
          // uniform<1/(1+exp(-u))  <=>  uniform*(1+exp(-u))<1 ; Cephes-style exp polynomial, |u|<5 here
          float x=-u*1.44269504f;float fl=__builtin_floorf(x+0.5f);float z=(x-fl)*0.69314718f;
          float e=1.f+z*(1.f+z*(0.5f+z*(0.166666667f+z*(0.0416666667f+z*(0.00833333333f+z*0.00138888889f)))));
          union{int32_t i;float f;}w;w.i=((int)fl+127)<<23;e*=w.f;
          float cc=uu[i]*(1.f+e)<1.f?1.f:0.f;
          s+=(uint32_t)cc;C[i]=(uint8_t)(int)cc;
          Hh[i]+=0.1f*(cc-Hh[i]);
          float y=A[i]+0.02f*(m[i]-A[i]);y=y<0?0:y;A[i]=y>1?1:y;
        }
        if(bits){for(uint32_t i=n;i<1024;i++)tmp[i]=0;for(uint32_t i=0;i<128;i++){uint8_t z=0;for(int l=0;l<8;l++)z|=tmp[8*i+l]<<l;c1[lo/8+i]=z;}}
        sum+=s;
      }
      mean[t]=(double)sum/N;uint8_t*z=c0;c0=c1;c1=z;
    }
  }
  double t3=now();
  struct rusage ru;getrusage(RUSAGE_SELF,&ru);
  printf("c-%s,%u,%d,%llu,%.4f,%.4f,%.6f,%.0f,%.1f\n",v[1],N,T,(unsigned long long)seed,t1-t0,t2-t1,t3-t2,(double)N*T/(t3-t2),ru.ru_maxrss/1024.0);
  if(c>5){FILE*o=fopen(v[5],"w");for(int t=0;t<T;t++)fprintf(o,"%d,%.9f\n",t,mean[t]);fclose(o);}
  return 0;}

// Package kube writes a sweep as what a Kubernetes cluster runs.
//
// [Settings.Documents] is YAML for kubectl, a pure function of the [Settings]:
//
//	ConfigMap NAME-inputs            the sweep's file and what it reads
//	Secret NAME-people               rosters and contacts, which are about people
//	PersistentVolumeClaim NAME       the disk that all have in common, unless there is one
//	Job NAME                         an indexed job: a pod for each share
//	Job NAME-merge                   waits for the shares and makes the tables
//
// Kubernetes tells each pod its number, and the program takes its share from that. A pod
// that dies is replaced, and the one in its place takes over what is on the disk; exit
// codes say which failures are worth another try. No shell, no script and no controller of
// ours is between the cluster and the program, and every pod satisfies the restricted pod
// security standard.
package kube

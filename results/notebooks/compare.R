# From the tables of a run to a test and a figure, in R without packages.
#
#	Rscript compare.R FOLDER FIGURE.pdf
#
# for example: Rscript compare.R data/run /tmp/compare.pdf

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) != 2) stop("want FOLDER and FIGURE.pdf")
folder <- arguments[1]

# An empty field is missing, and text such as "NA", which may be a name, is not; names of
# columns stay as they are.
read <- function(name) {
  read.csv(file.path(folder, name), na.strings = "", check.names = FALSE)
}
replicates <- read("replicates.csv")
comparison <- read("comparison.csv")
series <- read("series.csv")
arms <- read("arms.csv")$arm
baseline <- arms[1]

# The hypotheses come first, and from the paper (section 4.4): these interventions raise
# compliance. One is tested for each arm but the baseline, and Holm adjusts for their number.
metric <- "compliance_rate"

# A column for each arm, a row for each replicate: the same luck in a row, so that tests
# are paired. The unit of every test is the replicate, never the day or the employee.
wide <- function(table) {
  table <- table[order(table$replicate), ]
  sapply(arms, function(a) table[table$arm == a, metric])
}
outcome <- wide(replicates)
tests <- lapply(arms[-1], function(a) t.test(outcome[, a], outcome[, baseline], paired = TRUE))
result <- data.frame(
  arm = arms[-1],
  points = 100 * sapply(tests, function(t) unname(t$estimate)),
  lo = 100 * sapply(tests, function(t) t$conf.int[1]),
  hi = 100 * sapply(tests, function(t) t$conf.int[2]),
  p = sapply(tests, function(t) t$p.value)
)
result$p_holm <- p.adjust(result$p, "holm")
result$raises <- ifelse(result$p_holm >= 0.05, "open", ifelse(result$points > 0, "yes", "no, lowers"))
cat("Difference of", metric, "from", baseline, "in percentage points, paired by replicate\n")
print(result, digits = 3, row.names = FALSE)

# comparison.csv says the same, and its p_adj is Holm's over all of its rows.
theirs <- comparison[comparison$metric == metric, ]
theirs <- theirs[match(result$arm, theirs$arm), ]
stopifnot(
  all.equal(result$points, 100 * theirs$diff), all.equal(result$lo, 100 * theirs$lo),
  all.equal(result$hi, 100 * theirs$hi), all.equal(log(result$p), log(theirs$p), tolerance = 1e-6),
  all.equal(p.adjust(comparison$p, "holm"), comparison$p_adj)
)

# The series has many rows of each replicate, which are not independent. Two ways to respect
# that. (1) Summary measures (Matthews et al. 1990): reduce each replicate to a mean and a slope
# of its difference over the days, and test these. (2) A mixed model: aov with Error has
# replicates, and arms within replicates, as random, and days within them. Both are about
# rows that weigh the same, whereas replicates.csv weighs them by their tasks.
after <- series[series$day > 0, ]
days <- sort(unique(after$day))
course <- function(a) { # a row for each replicate, a column for each day
  rows <- after[after$arm == a, ]
  tapply(rows[[metric]], list(rows$replicate, rows$day), identity)
}
base <- course(baseline)
for (a in arms[-1]) {
  d <- course(a) - base
  level <- t.test(rowMeans(d))
  slope <- t.test(apply(d, 1, function(y) coef(lm(y ~ days))[2]))
  cat(sprintf(
    "\n%s: mean difference %+.2f points (p %.1e), changing by %+.2f points in 100 days (p %.1e)\n",
    a, 100 * level$estimate, level$p.value, 1e4 * slope$estimate, slope$p.value
  ))
  two <- transform(after[after$arm %in% c(baseline, a), ],
    arm = factor(arm), day = factor(day), replicate = factor(replicate)
  )
  mixed <- summary(aov(reformulate(c("arm * day", "Error(replicate / arm)"), metric), data = two))
  print(mixed[["Error: replicate:arm"]])
  f <- mixed[["Error: replicate:arm"]][[1]][1, "F value"]
  stopifnot(all.equal(f, unname(level$statistic)^2, tolerance = 1e-6)) # the two ways agree
}

# The figure: paired differences over time with 95% bands, as rates cover the days before.
middle <- days - diff(c(0, days)) / 2
okabe_ito <- c("#D55E00", "#0072B2", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#F0E442", "#888888", "#000000")
colours <- setNames(rep_len(okabe_ito, length(arms) - 1), arms[-1])
bands <- lapply(setNames(arms[-1], arms[-1]), function(a) {
  100 * apply(course(a) - base, 2, function(d) {
    mean(d) + c(0, -1, 1) * qt(0.975, length(d) - 1) * sd(d) / sqrt(length(d))
  })
})
pdf(arguments[2], width = 6, height = 3.8)
par(mar = c(4, 4, 1, 8), las = 1, bty = "l")
plot(NULL, xlim = range(0, days), ylim = range(0, unlist(bands)), xlab = "day", ylab = "percentage points")
abline(h = 0, col = "grey")
for (a in arms[-1]) {
  b <- bands[[a]]
  polygon(c(middle, rev(middle)), c(b[2, ], rev(b[3, ])), col = adjustcolor(colours[a], 0.25), border = NA)
  lines(middle, b[1, ], col = colours[a], lwd = 1.5)
  text(max(middle), tail(b[1, ], 1), a, pos = 4, xpd = NA, col = colours[a])
}
invisible(dev.off())

# Writes the cases of this folder and R's answers to them, one file for each class of statistics, into Expected/.
# Run it here, with survival and vegan installed: Rscript make-expected.R
#
# A column in capitals holds an answer and is named for the method it checks, with the part after a dot where there are several; the
# other columns are inputs. Lists are parted by spaces; an empty cell, or NA in a list, is "cannot be calculated".
# Where R has a function it is used; what is written out by hand is written from the definition, not from the product's formula.

suppressPackageStartupMessages({
  library(survival)
  library(vegan)
})

cases <- 600

digits <- function(x) ifelse(is.finite(x), sprintf("%.15g", x), "NA")
one <- function(x) if (length(x) == 1 && is.finite(x)) digits(unname(x)) else ""
many <- function(x) paste(digits(x), collapse = " ")

write_cases <- function(name, seed, make, count = cases) {
  set.seed(seed)
  rows <- lapply(seq_len(count), function(i) suppressWarnings(make(i)))
  header <- names(rows[[1]])
  stopifnot(all(sapply(rows, function(row) identical(names(row), header))))
  lines <- c(paste(header, collapse = ","), sapply(rows, paste, collapse = ","))
  writeLines(lines, file.path("Expected", paste0(name, ".csv")), sep = "\n")
}

# Of a single number, too, which R's own would take for a count.
sample <- function(x, ...) x[base::sample(length(x), ...)]

# R's answer, or none where R refuses.
try_or <- function(expression, otherwise = NA) tryCatch(expression, error = function(e) otherwise)

# A market: even, long-tailed, mostly empty, in pence; now and then one provider, or nothing at all.
market <- function(i) {
  s <- if (i %% 40 == 0) 1 else sample(2:25, 1)
  counts <- switch(1 + i %% 5,
    rpois(s, 8),
    round(sample(20:400, 1) / seq_len(s)),
    rbinom(s, 40, 0.3) * rbinom(s, 1, 0.4),
    round(rlnorm(s, 11, 1.5)),
    rgeom(s, 0.08))
  if (i %% 75 == 0) counts * 0 else sample(counts)
}

share <- function(i) {
  n <- if (i %% 2) sample(1:60, 1) else round(rlnorm(1, 5, 1.5)) + 1
  x <- switch(1 + i %% 6, 0, n, rbinom(1, n, runif(1)), rbinom(1, n, 0.03), rbinom(1, n, runif(1)), round(n * runif(1), 2))
  c(x, n)
}
score_interval <- function(x, n, level = 0.95) prop.test(x, n, conf.level = level, correct = FALSE)$conf.int

write_cases("Concentration", 1, function(i) {
  n <- market(i)
  total <- sum(n)
  index <- if (total > 0) 1 - diversity(n, "simpson") else NA
  c(counts = many(n),
    Herfindahl = one(10000 * index),
    HerfindahlUnbiased = one(if (total >= 2) 10000 * (1 - simpson.unb(n))))
})

write_cases("Diversity", 2, function(i) {
  n <- market(i)
  any <- sum(n) > 0
  hill <- function(q) if (any) as.numeric(renyi(n, scales = q, hill = TRUE))
  c(counts = many(n),
    Shannon = one(if (any) diversity(n)),
    Hill.0 = one(hill(0)), Hill.1 = one(hill(1)), Hill.2 = one(hill(2)), Hill.3 = one(hill(3)))
})

write_cases("Inequality", 3, function(i) {
  n <- market(i)
  s <- length(n)
  any <- sum(n) > 0
  # Half the mean distance between two providers, over the mean.
  distances <- sum(abs(outer(n, n, "-")))
  place <- round(runif(1), 3)
  c(counts = many(n),
    place = digits(place),
    At = one(if (any) approx(seq(0, 1, length.out = s + 1), c(0, cumsum(sort(n)) / sum(n)), place)$y),
    Gini = one(if (any) distances / s^2 / 2 / mean(n)),
    Lorenz.ProviderShare = if (any) many(seq(0, 1, length.out = s + 1)) else "",
    Lorenz.ReferralShare = if (any) many(c(0, cumsum(sort(n)) / sum(n))) else "")
})

write_cases("Kish", 4, function(i) {
  w <- signif(rgamma(sample(1:20, 1), runif(1, 0.2, 5)) * 10, 4)
  # One plus the squared coefficient of variation is how many times fewer they are worth: Kish's design effect.
  variation <- mean((w - mean(w))^2) / mean(w)^2
  c(weights = many(w), EffectiveCount = one(length(w) / (1 + variation)))
})

write_cases("Wilson", 5, function(i) {
  a <- share(i)
  b <- share(sample(1:1000, 1))
  own <- score_interval(a[1], a[2])
  other <- score_interval(b[1], b[2])
  far <- score_interval(a[1], a[2], 0.998)
  p <- a[1] / a[2]
  q <- b[1] / b[2]
  c(successes = one(a[1]), trials = one(a[2]), other_successes = one(b[1]), other_trials = one(b[2]),
    Interval.Low = one(own[1]), Interval.High = one(own[2]), Interval.Low998 = one(far[1]), Interval.High998 = one(far[2]),
    Difference.Value = one(p - q),
    Difference.Low = one(p - q - sqrt((p - own[1])^2 + (other[2] - q)^2)),
    Difference.High = one(p - q + sqrt((own[2] - p)^2 + (q - other[1])^2)))
})

write_cases("Normal", 6, function(i) {
  z <- round(switch(1 + i %% 4, rnorm(1), runif(1, -8, 8), runif(1, -37, 8), runif(1, -0.7, 0.7)), 6)
  # Drawn and not used, so that what is drawn next stays what it is in the file.
  switch(1 + i %% 3, runif(1), runif(1, 0, 300), runif(1, 0, 9))
  exact <- function(x) sprintf("%.17g", x)
  c(z = exact(z), TwoSided = exact(2 * pnorm(-abs(z))))
})

write_cases("ChiSquare", 7, function(i) {
  df <- sample(1:30, 1)
  x <- round(rchisq(1, df) * runif(1, 0, 4), 5)
  c(value = one(x), degrees = one(df), UpperTail = sprintf("%.17g", pchisq(x, df, lower.tail = FALSE)))
})

write_cases("Quantiles", 8, function(i) {
  x <- round(switch(1 + i %% 3, rlnorm(sample(1:30, 1), 3), rpois(sample(6:50, 1), 4), rnorm(sample(6:12, 1))), 3)
  p <- round(runif(1), 3)
  n <- length(x)
  # The k-th smallest to the k-th largest, k being the lower 2.5% point of how many of n fall below the median.
  k <- qbinom(0.025, n, 0.5)
  median_ends <- if (k > 0) sort(x)[c(k, n + 1 - k)] else c(NA, NA)
  quarters <- quantile(x, c(0.25, 0.5, 0.75), names = FALSE)
  c(values = many(x), p = one(p), Estimate = one(quantile(x, p, names = FALSE)),
    Quartiles.Low = one(quarters[1]), Quartiles.Median = one(quarters[2]), Quartiles.High = one(quarters[3]),
    MedianInterval.Low = one(median_ends[1]), MedianInterval.High = one(median_ends[2]))
})

write_cases("FalseDiscovery", 9, function(i) {
  p <- signif(runif(sample(1:20, 1))^sample(c(1, 4), 1), 6)
  if (i %% 4 == 0) p <- round(p, 1)
  c(p = many(p), Adjusted = many(p.adjust(p, "BH")))
})

write_cases("RankCorrelation", 10, function(i) {
  n <- sample(2:20, 1)
  x <- if (i %% 2) sample(1:6, n, TRUE) else round(rnorm(n), 3)
  # Drawn and not used, so that what is drawn next stays what it is in the file.
  if (i %% 3) sample(1:9, n, TRUE) else rnorm(n)
  c(x = many(x), Ranks = many(rank(x)))
})

write_cases("MannKendall", 11, function(i) {
  n <- sample(8:24, 1)
  x <- switch(1 + i %% 3, round(cumsum(rnorm(n)), 3), sample(1:5, n, TRUE), round(rnorm(n) + runif(1, -0.4, 0.4) * 1:n, 1))
  test <- cor.test(x, seq_along(x), method = "kendall", exact = FALSE, continuity = TRUE)
  later <- lower.tri(diag(n))
  rises <- outer(x, x, "-")[later]
  slopes <- sort(rises / outer(1:n, 1:n, "-")[later])
  pairs <- length(slopes)
  ties <- table(x)
  half <- qnorm(0.975) * sqrt((n * (n - 1) * (2 * n + 5) - sum(ties * (ties - 1) * (2 * ties + 5))) / 18) / 2
  at <- function(rank) approx(seq_len(pairs), slopes, rank)$y
  c(series = many(x), Test.S = one(sum(sign(rises))), Test.Tau = one(test$estimate), Test.P = one(test$p.value),
    Test.Slope = one(median(slopes)), Test.Low = one(at(pairs / 2 - half)), Test.High = one(at(pairs / 2 + half + 1)))
})

write_cases("ControlLimits", 12, function(i) {
  n <- sample(12:24, 1)
  x <- round(rnorm(n, 40, runif(1, 1, 15)), 2)
  wholes <- sample(20:400, n, TRUE)
  parts <- rbinom(n, wholes, pmin(0.95, pmax(0.02, rnorm(n, runif(1, 0.1, 0.8), 0.05))))
  sigma <- function(v) mean(abs(diff(v))) / 1.128
  p <- sum(parts) / sum(wholes)
  spread <- sigma((parts / wholes - p) / sqrt(p * (1 - p) / wholes))
  size <- sample(5:500, 1)
  reach <- 3 * spread * sqrt(p * (1 - p) / size)
  c(values = many(x), parts = many(parts), wholes = many(wholes), size = one(size),
    Individuals.Centre = one(mean(x)), Individuals.Low = one(mean(x) - 3 * sigma(x)), Individuals.High = one(mean(x) + 3 * sigma(x)),
    Shares.Centre = one(p), Shares.Spread = one(spread), Shares.Low = one(max(0, p - reach)), Shares.High = one(min(1, p + reach)))
})

write_cases("Ratio", 14, function(i) {
  # Drawn and not used, so that what is drawn next stays what it is in the file.
  sample(1:sample(2:80, 1), 1)
  n <- sample(2:80, 1)
  x <- if (i %% 15 == 0) 0 else sample(1:n, 1)
  fixed <- round(runif(1, 0.01, 1), 3)
  own <- score_interval(x, n)
  c(successes = one(x), trials = one(n), fixed = one(fixed),
    ToFixed.Value = one(x / n / fixed), ToFixed.Low = one(own[1] / fixed), ToFixed.High = one(own[2] / fixed))
})

write_cases("MantelHaenszel", 15, function(i) {
  k <- sample(1:6, 1)
  size <- sample(c(3, 10, 60), 1)
  tables <- array(rpois(4 * k, size * runif(4 * k)), c(2, 2, k))
  if (i %% 10 == 0) tables[1, , k] <- 0
  # R refuses a table of fewer than two, and a table alone: beside it stands one that compares nothing.
  big <- tables[, , apply(tables, 3, sum) >= 2]
  test <- try_or(mantelhaen.test(array(c(big, 0, 5, 0, 5), c(2, 2, length(big) / 4 + 1)), correct = FALSE), NULL)
  value <- if (is.null(test)) NA else as.numeric(test$estimate)
  known <- is.finite(value) && value > 0
  informative <- sum(apply(tables, 3, function(t) all(rowSums(t) > 0, colSums(t) > 0)))
  c(tables = many(aperm(tables, c(2, 1, 3))), # each table row by row
    Pool.Value = one(if (known) value), Pool.Low = one(if (known) test$conf.int[1]), Pool.High = one(if (known) test$conf.int[2]),
    Pool.P = one(if (known) test$p.value), Pool.Informative = one(if (known) informative))
})

write_cases("KaplanMeier", 16, function(i) {
  k <- sample(2:4, 1)
  n <- sample(1:14, k, TRUE)
  group <- rep(seq_len(k), n)
  time <- if (i %% 2) sample(0:15, sum(n), TRUE) else round(rexp(sum(n), 1 / 90 / group))
  happened <- runif(sum(n)) < runif(1, 0.3, 1)
  first <- group == 1
  fit <- survfit(Surv(time, happened) ~ 1, subset = first, conf.type = "log-log")
  middle <- summary(fit)$table
  # Where the curve ends level at just three quarters, quantile() goes half way to the last day watched and print() does not; as print().
  level <- abs(fit$surv - 0.75) < 1e-8
  quarter <- if (any(level) && min(fit$surv) > 0.7499) min(fit$time[level]) else quantile(fit, 0.25)$quantile
  at <- sample(0:(max(time[first]) + 3), 1)
  # R carries the last share on for ever; past the last day watched it is known only if nobody is left.
  there <- summary(fit, times = at, extend = TRUE)
  known <- at <= max(time[first]) || there$surv == 0
  inside <- known && there$surv > 0 && there$surv < 1
  test <- try_or(survdiff(Surv(time, happened) ~ group), NULL)
  # R calls it a chi-square of 0 on no degrees of freedom when only one group was still watched; that compares nothing.
  compared <- !is.null(test) && sum(test$exp > 0) >= 2
  written <- tapply(paste0(time, ifelse(happened, "", "+")), group, paste, collapse = " ")
  c(groups = paste(written, collapse = "|"), at = one(at),
    Estimate.Time = many(fit$time), Estimate.AtRisk = many(fit$n.risk), Estimate.Happened = many(fit$n.event), Estimate.Censored = many(fit$n.censor),
    Estimate.Survival = many(fit$surv), Estimate.Low = many(fit$lower), Estimate.High = many(fit$upper),
    Estimate.Median = one(middle["median"]), Estimate.MedianLow = one(middle["0.95LCL"]), Estimate.MedianHigh = one(middle["0.95UCL"]),
    Estimate.Quarter = one(quarter),
    Estimate.At = one(if (known) there$surv), Estimate.AtLow = one(if (inside) there$lower), Estimate.AtHigh = one(if (inside) there$upper),
    LogRank = one(if (compared) pchisq(test$chisq, sum(test$exp > 0) - 1, lower.tail = FALSE)))
}, count = 900)

# Every order there is, so that the chances are exact: those who share a block trade values, weighted by place.
orders <- lapply(1:7, function(n) {
  all <- matrix(1L, 1, 1)
  for (j in seq_len(n)[-1]) {
    all <- do.call(rbind, lapply(0:(j - 1), function(k) cbind(all[, seq_len(k), drop = FALSE], j, all[, seq_len(j - 1 - k) + k, drop = FALSE])))
  }
  unname(all)
})
write_cases("Permutation", 17, function(i) {
  n <- sample(4:7, 1)
  blocks <- if (i %% 3) rep(1, n) else sample(1:2, n, TRUE)
  if (anyDuplicated(blocks) == 0) blocks[] <- 1
  values <- rpois(n, 5)
  weights <- if (i %% 2) as.numeric(seq_len(n) <= 2) else seq_len(n)
  all <- orders[[n]]
  keep <- rowSums(matrix(blocks[all] != blocks[col(all)], nrow(all))) == 0
  sums <- as.numeric(matrix(values[all[keep, , drop = FALSE]], sum(keep)) %*% weights)
  seen <- sum(values * weights)
  ends <- quantile(sums, c(0.005, 0.055, 0.945, 0.995), type = 1, names = FALSE)
  c(values = many(values), weights = many(weights), blocks = many(blocks), Test.Observed = one(seen),
    Test.Expected = one(mean(sums)), Test.Deviation = one(sqrt(mean((sums - mean(sums))^2))),
    Test.UpperP = one(mean(sums >= seen)), Test.LowerP = one(mean(sums <= seen)), Test.Percentiles = many(ends))
})

write_cases("StudentT", 31, function(i) {
  t <- round(rnorm(1) * 3, 4)
  freedom <- if (i %% 3) sample(1:40, 1) else round(rlnorm(1, 5, 2)) + 1
  c(t = digits(t), freedom = digits(freedom), TwoSided = one(2 * pt(-abs(t), freedom)), Within95 = one(qt(0.975, freedom)))
})

write_cases("TwoGroups", 32, function(i) {
  n <- sample(8:400, 2)
  x <- rbinom(2, n, if (i %% 2) runif(1) else runif(2))
  # Drawn and not used any more, so that the cases that are kept come out again.
  rpois(sample(2:60, 1), runif(1, 1, 9)); rpois(sample(2:60, 1), runif(1, 1, 9))
  c(x = many(x), n = many(n), ShareP = one(if (sum(x) %in% c(0, sum(n))) 1 else prop.test(x, n, correct = FALSE)$p.value))
})

write_cases("Mover", 33, function(i) {
  values <- round(rnorm(4, 10, 3), 4)
  low <- values - round(rexp(4), 4)
  high <- values + round(rexp(4), 4)
  weights <- round(runif(4), 3)
  # The variance of each limit is recovered from how far it lies from its estimate (in units of the normal quantile, which cancels).
  c(values = many(values), low = many(low), high = many(high), weights = many(weights),
    Difference = one(values[1] - values[2]),
    Difference.Low = one(values[1] - values[2] - sqrt((values[1] - low[1])^2 + (high[2] - values[2])^2)),
    Difference.High = one(values[1] - values[2] + sqrt((high[1] - values[1])^2 + (values[2] - low[2])^2)),
    Sum = one(sum(weights * values)),
    Sum.Low = one(sum(weights * values) - sqrt(sum(weights^2 * (values - low)^2))),
    Sum.High = one(sum(weights * values) + sqrt(sum(weights^2 * (high - values)^2))))
})

# Write data sets of the R package "survival" as waits, and what survfit says of them.
# Rscript against_r.R DIRECTORY
suppressPackageStartupMessages(library(survival))
directory <- commandArgs(trailingOnly = TRUE)[1]
keep <- function(name, company, days, kind)
  list(name = name, waits = data.frame(company = company, days = round(days), kind = kind))
# Kinds: 0 still waiting, 1 positive, 2 rejected, 3 withdrawn.
sets <- list(
  with(mgus2, keep("mgus2", id, ifelse(pstat == 1, ptime, futime),
                   ifelse(pstat == 1, 1, ifelse(death == 1, 2, 0)))),
  with(subset(transplant, futime >= 0), keep("transplant", seq_along(futime), futime,
       c(censored = 0, ltx = 1, death = 2, withdraw = 3)[as.character(event)])),
  with(veteran, keep("veteran", seq_along(time), time, ifelse(status == 1, 2, 0))),
  with(lung, keep("lung", seq_along(time), time, ifelse(status == 2, 2, 0))),
  with(pbc, keep("pbc", id, time %/% 10, status)),
  with(retinopathy, keep("retinopathy", id, futime, ifelse(status == 1, 2, 0))),
  with(rats, keep("rats", litter, time, ifelse(status == 1, 2, 0)))
)
rows <- list()
add <- function(...) rows[[length(rows) + 1]] <<- data.frame(...)
for (set in sets) {
  waits <- set$waits
  write.csv(waits, file.path(directory, paste0(set$name, ".csv")), row.names = FALSE)
  for (what in c("positive", "rejected", "reply")) {
    code <- list(positive = 1, rejected = 2, reply = c(1, 2))[[what]]
    if (!any(waits$kind %in% code)) next
    state <- factor(ifelse(waits$kind %in% code, 1, ifelse(waits$kind == 0, 0, 2)), 0:2)
    fit <- survfit(Surv(days, state) ~ 1, data = cbind(waits, state))
    for (day in c(30, 60, 90)) {
      at <- summary(fit, times = day, extend = TRUE)
      add(set = set$name, what = what, day = day, value = at$pstate[, 2],
          se = at$std.err[, 2], at_risk = at$n.risk[, 1])
    }
    if (all(waits$kind %in% c(0, code))) {
      plain <- survfit(Surv(days, kind != 0) ~ 1, data = waits, conf.type = "log-log")
      half <- quantile(plain, 0.5)
      add(set = set$name, what = paste0("median_", what), day = NA,
          value = half$quantile[[1]], se = half$lower[[1]], at_risk = half$upper[[1]])
    }
  }
}
found <- do.call(rbind, rows)
found$value <- sprintf("%.15g", found$value)
found$se <- sprintf("%.15g", found$se)
write.csv(found, file.path(directory, "survfit.csv"), row.names = FALSE, quote = FALSE)
writeLines(paste(R.version.string, "survival", packageVersion("survival")),
           file.path(directory, "version.txt"))

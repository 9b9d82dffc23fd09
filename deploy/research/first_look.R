# A first look at an opened bundle of stories, in each format it has.
# Run it in the folder that `firsthand open` wrote:  Rscript first_look.R
# Packages, each needed for its own part alone: jsonlite, arrow, haven.

missing_words <- c("", "(not in this version)", "(withheld)")

# 1. CSV: nothing to install. An apostrophe before a sign such as = keeps spreadsheets from running a cell; README.md says how it goes away.
stories <- read.csv("data/stories.csv", fileEncoding = "UTF-8-BOM", colClasses = "character", na.strings = missing_words)
choices <- read.csv("data/choices.csv", fileEncoding = "UTF-8-BOM", colClasses = "character")
cat(nrow(stories), "stories,", ncol(stories), "columns\n")

# 2. Needs by what got in the way, from the long table; counts under 5 are not shown.
needs <- choices[choices$column == "needs", c("row", "value")]
barriers <- choices[choices$column == "barriers", c("row", "value")]
both <- merge(needs, barriers, by = "row", suffixes = c(".need", ".barrier"))
counted <- table(both$value.need, both$value.barrier)
counted[counted < 5] <- NA
print(counted, na.print = ".")

# 3. JSON lines: every word exactly as it was told.
if (requireNamespace("jsonlite", quietly = TRUE)) {
  exact <- jsonlite::stream_in(file("data/stories.jsonl"), verbose = FALSE)
  stopifnot(identical(exact$row, stories$row))
}

# 4. Parquet: typed columns, factors with their levels.
if (requireNamespace("arrow", quietly = TRUE)) {
  typed <- arrow::read_parquet("data/stories.parquet")
  stopifnot(identical(as.character(typed$row), stories$row))
}

# 5. SPSS: words of the questions, labelled values, codes for what is missing (-91 to -93).
if (requireNamespace("haven", quietly = TRUE)) {
  labelled <- haven::read_sav("spss/stories.sav", user_na = TRUE)
  print(attr(labelled$wait, "label"))
  print(attr(labelled$wait, "labels"))
}

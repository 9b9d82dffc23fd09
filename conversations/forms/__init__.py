"""An XLSForm becomes a flow: a file is read into sheets, sheets into rows, rows into prompts; or every fault is told."""

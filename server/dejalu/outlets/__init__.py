"""Where papers leave the library by themselves: files kept up to date, and addresses to read them at."""

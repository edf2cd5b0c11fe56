/// The command line: what each word does, and the exit status it ends with (design: 0 done, 1 done and something is wrong
/// with what was looked at, 2 could not be done, 64 the call's words are off).
#pragma once

namespace vignette::cli {

int run(int count, char** words);

}  // namespace vignette::cli

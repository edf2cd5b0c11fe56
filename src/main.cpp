#include "cli/program.hpp"

int main(int count, char** words) { return vignette::cli::run(count, words); }

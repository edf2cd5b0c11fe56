#include "cli/tour_voice.hpp"

#include <cstdlib>
#include <fstream>
#include <system_error>

#include "cli/driver.hpp"

namespace vignette::cli {

namespace fs = std::filesystem;

std::vector<std::string> silent_voice(const fs::path& folder) {
  const auto put = [&](const char* name, const std::string& script) {
    const fs::path file = folder / name;
    std::ofstream(file) << "#!/bin/sh\n" << script << '\n';
    std::error_code trouble;
    fs::permissions(file, fs::perms::owner_all, trouble);
    if (trouble) throw DriveFailure("the tour's voice can't be written: " + trouble.message());
  };
  std::error_code trouble;
  fs::create_directories(folder, trouble);
  put("speech-dispatcher", "exit 1");
  put("espeak-ng",
      "case \"$1\" in --voices=*)\n"
      "echo 'Pty Language Age/Gender VoiceName File Other'\n"
      "echo ' 5  en-gb --/M English_(Great_Britain) gmw/en (en 2)'\n"
      "exit;;\nesac\n"
      "exec sleep 1000");  // it ends when it is interrupted
  const char* path = std::getenv("PATH");
  return {"PATH=" + folder.string() + ":" + (path ? path : "/usr/bin:/bin"), "SPEECHD_ADDRESS=unix_socket:/nowhere"};
}

}  // namespace vignette::cli

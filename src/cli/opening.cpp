#include "cli/opening.hpp"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <utility>

#include "words/words.hpp"

namespace vignette::cli {

namespace fs = std::filesystem;
using store::Secret;
using words::Problem;
using words::say;
using words::Word;

namespace {

Problem told(const std::string& where, Word what, Word mend) {
  return {.where = where, .what = std::string(say(what)), .mend = std::string(say(mend))};
}

/// As much as a sheet or a very long passphrase needs.
constexpr std::size_t most = std::size_t{64} * 1024;

/// The terminal, with what is typed not shown, and as it was afterwards.
class Terminal {
 public:
  explicit Terminal(bool hidden) : descriptor_(::open("/dev/tty", O_RDWR | O_CLOEXEC)) {
    if (descriptor_ < 0 || !hidden || ::tcgetattr(descriptor_, &before_) != 0) return;
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG);  // Ctrl-C is read as a character, so that the terminal is put back
    hidden_ = ::tcsetattr(descriptor_, TCSAFLUSH, &quiet) == 0;
  }
  ~Terminal() {
    if (hidden_) {
      ::tcsetattr(descriptor_, TCSAFLUSH, &before_);
      write("\n");
    }
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  bool is_there() const { return descriptor_ >= 0; }
  void write(std::string_view text) const {
    while (!text.empty()) {
      const auto written = ::write(descriptor_, text.data(), text.size());
      if (written <= 0) return;
      text.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  std::optional<std::string> line() const {
    constexpr char interrupted = 3, ended = 4;
    std::string line;
    line.reserve(most);
    for (char c = 0; ::read(descriptor_, &c, 1) == 1;) {
      if (c == '\n' || c == '\r') return line;
      if (c == interrupted || c == ended) break;
      if (line.size() < most) line += c;
    }
    store::wipe(line);
    return std::nullopt;
  }

 private:
  int descriptor_;
  termios before_{};
  bool hidden_ = false;
};

store::Result<std::string> read_given(const fs::path& file) {
  std::string text;
  text.reserve(most);
  std::ifstream in(file, std::ios::binary);
  for (char c = 0; text.size() < most && in.get(c);) text += c;
  if (!in.eof()) return std::unexpected(told(file.string(), Word::given_file_unreadable, Word::given_file_unreadable_mend));
  return text;
}

store::Result<Secret> first_line(const fs::path& file) {
  auto text = read_given(file);
  if (!text) return std::unexpected(text.error());
  const std::string_view line = std::string_view(*text).substr(0, text->find_first_of("\r\n"));
  Secret secret(line);
  store::wipe(*text);
  return secret;
}

store::Result<store::Opener> read_sheet(const fs::path& file) {
  auto text = read_given(file);
  if (!text) return std::unexpected(text.error());
  auto sheet = store::read_recovery_sheet(*text);
  store::wipe(*text);
  if (sheet) return store::Opener(std::move(*sheet));
  const auto group = sheet.error().group;
  if (group == 0) return std::unexpected(told(file.string(), Word::sheet_not_sixteen, Word::sheet_not_sixteen_mend));
  auto problem = told(file.string(), Word::sheet_bad_group, Word::sheet_bad_group_mend);
  problem.what = say(Word::sheet_bad_group, fmt::arg("group", group));
  return std::unexpected(problem);
}

store::Result<store::Opener> opener(const fs::path& file, const Opening& opening) {
  if (opening.recovery_key_file) return read_sheet(*opening.recovery_key_file);
  if (opening.passphrase_file) {
    auto words = first_line(*opening.passphrase_file);
    if (!words) return std::unexpected(words.error());
    return store::Passphrase{std::move(*words)};
  }
  if (const char* given = std::getenv("VIGNETTE_PASSPHRASE")) return store::Passphrase{Secret(std::string_view(given))};
  auto typed = ask(std::string(say(Word::ask_passphrase)), true);
  if (!typed) return std::unexpected(told(file.string(), Word::passphrase_needed, Word::passphrase_needed_mend));
  store::Passphrase words{Secret(std::string_view(*typed))};
  store::wipe(*typed);
  return words;
}

}  // namespace

std::optional<std::string> ask(const std::string& question, bool hidden) {
  const Terminal terminal(hidden);
  if (!terminal.is_there()) return std::nullopt;
  terminal.write(question);
  return terminal.line();
}

store::Result<store::KeyPtr> key_of(const fs::path& file, const Opening& opening) {
  const auto state = store::state_of(file);
  if (!state && state.error().kind == Problem::Kind::damaged) return store::KeyPtr();  // one without a key, as its pages tell
  if (!state) return std::unexpected(state.error());
  if (*state != store::State::locked) return store::KeyPtr();
  const auto by = opener(file, opening);
  if (!by) return std::unexpected(by.error());
  return store::key_for(file, *by);
}

store::Result<Secret> new_passphrase(const Opening& opening) {
  const std::string where = "--new-passphrase-file";
  Secret words;
  if (opening.new_passphrase_file) {
    auto read = first_line(*opening.new_passphrase_file);
    if (!read) return read;
    words = std::move(*read);
  } else {
    auto first = ask(std::string(say(Word::ask_new_passphrase)), true);
    auto again = first ? ask(std::string(say(Word::ask_again)), true) : std::nullopt;
    if (!first || !again) return std::unexpected(told(where, Word::new_passphrase_needed, Word::new_passphrase_needed_mend));
    const bool same = *first == *again;
    words = Secret(std::string_view(*first));
    store::wipe(*first);
    store::wipe(*again);
    if (!same) return std::unexpected(told("", Word::new_passphrase_differs, Word::new_passphrase_differs_mend));
  }
  if (words.empty()) return std::unexpected(told(where, Word::new_passphrase_empty, Word::new_passphrase_empty_mend));
  return words;
}

}  // namespace vignette::cli

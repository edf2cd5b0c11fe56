/// What goes through another program: links to the desktop's browser, and asking where a copy should be kept.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "portfolio/time.hpp"
#include "shell/results.hpp"
#include "words/words.hpp"

namespace vignette::shell {

/// Opens an https or mailto address with `xdg-open`, without waiting; posts LinkFailed if that could not be done.
void open_link(const std::string& url, std::shared_ptr<Results> results);

/// Opens a pack's file likewise.
void open_pack_file(const std::string& file, std::shared_ptr<Results> results);

/// Opens a file with the program the system has for it; false if that could not be done.
bool open_file(const std::filesystem::path& file);

/// The name of a file with a day in it, such as "Reply 2026-10-14": the words have places for year, month and day.
std::string dated_name(words::Word name, portfolio::Day day);

/// A file in a folder that is not there yet: "Slips.pdf", or else "Slips 2.pdf".
std::filesystem::path free_name(const std::filesystem::path& folder, const std::string& name, const std::string& extension);

/// What a native dialog is to ask for.
struct Asked {
  enum class For : std::uint8_t { new_file, file, folder } what = For::new_file;
  words::Word title;
  std::string name;       ///< suggested for a new file, without its ending
  std::string extension;  ///< such as ".md": a new file has it, whether it was typed or not
  std::string also = {};  ///< another ending that it may have in its place
};
/// Asks without anybody waiting for it, and hands what was chosen on, on the window's thread; nothing if the person thought
/// better of it; a Problem for the name of a new file that ends as another form (share::named_for). Without a dialog a new file goes into
/// the person's Documents folder; for the rest there is a Problem.
using Chosen = std::expected<std::optional<std::filesystem::path>, words::Problem>;
void ask_where(Asked asked, std::shared_ptr<Results> results, std::function<std::optional<app::Intent>(const Chosen&)> then);

}  // namespace vignette::shell

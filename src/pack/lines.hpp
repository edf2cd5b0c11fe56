/// The lines of an author's file, so that a byte of it has a line and a column, and the problems found in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pack/case.hpp"
#include "words/words.hpp"

namespace vignette::pack {

/// Lines end at LF, CRLF or CR, as cmark counts them. Numbers are from 1. Views into the text given, which must outlive it.
class Lines {
 public:
  explicit Lines(std::string_view text);

  int count() const { return static_cast<int>(starts_.size()); }
  /// A line without its end; empty outside the file.
  std::string_view line(int number) const;
  /// Column in characters of a byte offset in a line, from 1.
  int column(int number, std::size_t byte) const;
  /// Where `needle` stands first in lines `from` to `to`; {from, 1} if it does not.
  SourcePos find(std::string_view needle, int from, int to) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> starts_;
};

/// What is worth catching, gathered for one file. Stops at a number nobody would read to the end of, and says so.
class Findings {
 public:
  explicit Findings(std::string_view file) : file_(file) {}

  void error(SourcePos at, std::string what, std::string mend) { add(at, words::Severity::error, std::move(what), std::move(mend)); }
  void warning(SourcePos at, std::string what, std::string mend) { add(at, words::Severity::warning, std::move(what), std::move(mend)); }

  /// True when more would not be kept, so that nobody need look for where they are.
  bool full() const { return problems_.size() >= most; }
  std::size_t errors() const { return errors_; }
  /// All of them in the order of the file.
  std::vector<words::Problem> in_order();

 private:
  void add(SourcePos at, words::Severity severity, std::string what, std::string mend);

  static constexpr std::size_t most = 500;
  std::string file_;
  std::vector<words::Problem> problems_;
  std::size_t errors_ = 0;
  bool more_ = false;
};

/// In the order of the file, those found first before others of the same place; what concerns the whole file comes last.
void sort_by_place(std::vector<words::Problem>& problems);
/// Keeps the lines that a case's problems name, and some around each, where they are not kept yet.
void keep_lines(Case& read, const Lines& lines);
/// Whether all of those are kept.
bool lines_kept(const Case& read);
/// Capitals made small, for ASCII only.
std::string lower(std::string_view text);
/// Spaces and tabs taken off both ends.
std::string_view trimmed(std::string_view text);
/// The known name nearest to a mistyped one, empty if none is near.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace vignette::pack

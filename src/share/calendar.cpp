#include "share/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "reflect/commitment_words.hpp"
#include "reflect/returns.hpp"
#include "words/words.hpp"

namespace vignette::share {
namespace {

/// Bytes of a line without its end (RFC 5545, section 3.1).
constexpr std::size_t longest_line = 75;

bool within_a_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// One content line, folded between characters.
void add(std::string& file, std::string_view line) {
  std::size_t room = longest_line;
  while (line.size() > room) {
    std::size_t end = room;
    while (end > 1 && within_a_character(line[end])) --end;
    file += line.substr(0, end);
    file += "\r\n ";
    line.remove_prefix(end);
    room = longest_line - 1;  // a blank stands before it
  }
  file += line;
  file += "\r\n";
}

/// TEXT as section 3.3.11 asks for it.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) out += c;
  }
  return out;
}

std::string date(portfolio::Day day) { return fmt::format("{:04}{:02}{:02}", day.year, day.month, day.day); }

std::string moment(portfolio::Instant instant) {
  std::string stamp = portfolio::rfc3339(instant);
  std::erase_if(stamp, [](char c) { return c == '-' || c == ':'; });
  return stamp;
}

}  // namespace

std::string calendar(const portfolio::Commitment& commitment, bool with_words, portfolio::Now now) {
  std::string file;
  add(file, "BEGIN:VCALENDAR");
  add(file, "VERSION:2.0");
  add(file, "PRODID:-//Vignette//Commitments//EN");
  add(file, "CALSCALE:GREGORIAN");
  const auto today = portfolio::day_of(now.instant, now.offset_minutes);
  for (int which = reflect::next_return(commitment).value_or(reflect::returns); which < reflect::returns; ++which) {
    const auto day = std::max(today, reflect::return_day(commitment, which));
    // Of several that are back already, one is enough.
    if (which + 1 < reflect::returns && reflect::return_day(commitment, which + 1) <= day) continue;
    add(file, "BEGIN:VEVENT");
    add(file, fmt::format("UID:{}-{}@vignette", commitment.id, which + 1));
    add(file, "DTSTAMP:" + moment(now.instant));
    add(file, "DTSTART;VALUE=DATE:" + date(day));
    add(file, "DTEND;VALUE=DATE:" + date(reflect::day_after(day)));
    add(file, "SUMMARY:" + escaped(words::say(words::Word::commit_come_back)));
    if (with_words) add(file, "DESCRIPTION:" + escaped(reflect::sentence(commitment)));
    add(file, "CLASS:PRIVATE");
    add(file, "TRANSP:TRANSPARENT");
    add(file, "END:VEVENT");
  }
  add(file, "END:VCALENDAR");
  return file;
}

}  // namespace vignette::share

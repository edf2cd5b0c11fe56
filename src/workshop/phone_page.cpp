// The pages for phones and for the room's screen: assets/phone, which CMake makes part of the program, with the words of the language in
// use.
#include <nlohmann/json.hpp>
#include <utility>

#include "words/words.hpp"
#include "workshop/dates.hpp"
#include "workshop/languages.hpp"
#include "workshop/phone_parts.hpp"
#include "workshop/requests.hpp"

namespace vignette::workshop {

using words::say;
using words::Word;

namespace {

#define WORD(key, sentence) all[#key] = say(Word::key);
void add_words_of_phone(nlohmann::json& all) {
  all["room_commitments"] = say(Word::room_commitments);  // there a phone has a place for one's own
#include "words/english/phone.inc"
}
void add_words_of_screen(nlohmann::json& all) {
#include "words/english/screen.inc"
}
#undef WORD

/// Sentences by their keys, as a page looks them up. Nothing in them can end the script they stand in.
std::string as_script(std::string text) {
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at)) text.replace(at, 1, "\\u003c");
  return text;
}

void fill(std::string& page, std::string_view place, std::string_view text) {
  for (std::size_t at = page.find(place); at != std::string::npos; at = page.find(place, at + text.size()))
    page.replace(at, place.size(), text);
}

struct Parts {
  std::string_view html, css, js;
  Word title;
};

/// In each of the room's languages: `add` puts in the sentences of the one in use.
template <typename Add>
std::string whole(const Parts& parts, RoomLanguage room, std::string_view nonce, const Add& add) {
  nlohmann::ordered_json words;
  for (const auto tag : languages_of(room)) {
    const words::In in(tag);
    nlohmann::json all;
    add(all);
    words[std::string(tag)] = all;
  }
  const words::In in(languages_of(room).front());
  std::string page(parts.html);
  fill(page, "{{style}}", std::string(both_css).append(parts.css));
  fill(page, "{{script}}", std::string(both_js).append(parts.js));
  fill(page, "{{words}}", as_script(words.dump()));
  fill(page, "{{dates}}", as_script(nlohmann::json(date_pattern()).dump()));
  fill(page, "{{months}}", as_script(nlohmann::json(month_names()).dump()));
  fill(page, "{{language}}", words::language());
  fill(page, "{{title}}", say(parts.title));
  fill(page, "{{needs_script}}", say(Word::phone_needs_script));
  fill(page, "{{nonce}}", nonce);
  return page;
}

}  // namespace

std::string phone_page(std::string_view nonce, RoomLanguage language) {
  return whole({page_html, page_css, page_js, Word::phone_title}, language, nonce, add_words_of_phone);
}

std::string room_page(std::string_view nonce, RoomLanguage language) {
  return whole({room_html, room_css, room_js, Word::screen_title}, language, nonce, [](nlohmann::json& all) {
    add_words_of_phone(all);
    add_words_of_screen(all);
  });
}

}  // namespace vignette::workshop

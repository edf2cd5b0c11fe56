// The pages for phones and for the room's screen: assets/phone, which CMake makes part of the program, with the words of the language in
// use.
#include <nlohmann/json.hpp>

#include "words/words.hpp"
#include "workshop/phone_parts.hpp"
#include "workshop/requests.hpp"

namespace vignette::workshop {

using words::say;
using words::Word;

namespace {

#define WORD(key, sentence) all[#key] = say(Word::key);
void add_words_of_phone(nlohmann::json& all) {
#include "words/english/phone.inc"
}
void add_words_of_screen(nlohmann::json& all) {
#include "words/english/screen.inc"
}
#undef WORD

/// Sentences by their keys, as a page looks them up. Nothing in them can end the script they stand in.
std::string as_script(const nlohmann::json& words) {
  auto text = words.dump();
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

std::string whole(const Parts& parts, const nlohmann::json& words, std::string_view nonce) {
  std::string page(parts.html);
  fill(page, "{{style}}", std::string(both_css).append(parts.css));
  fill(page, "{{script}}", std::string(both_js).append(parts.js));
  fill(page, "{{words}}", as_script(words));
  fill(page, "{{language}}", words::language());
  fill(page, "{{title}}", say(parts.title));
  fill(page, "{{needs_script}}", say(Word::phone_needs_script));
  fill(page, "{{nonce}}", nonce);
  return page;
}

}  // namespace

std::string phone_page(std::string_view nonce) {
  nlohmann::json words;
  add_words_of_phone(words);
  return whole({page_html, page_css, page_js, Word::phone_title}, words, nonce);
}

std::string room_page(std::string_view nonce) {
  nlohmann::json words;
  add_words_of_phone(words);
  add_words_of_screen(words);
  return whole({room_html, room_css, room_js, Word::screen_title}, words, nonce);
}

}  // namespace vignette::workshop

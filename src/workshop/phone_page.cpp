// The page for phones: assets/phone, which CMake makes part of the program, with the words of the language in use.
#include <nlohmann/json.hpp>

#include "words/words.hpp"
#include "workshop/phone_parts.hpp"
#include "workshop/requests.hpp"

namespace vignette::workshop {

using words::say;
using words::Word;

namespace {

/// Every sentence of phone.inc by its key, as the page looks it up. Nothing in it can end the script it stands in.
std::string words_of_page() {
  nlohmann::json all;
#define WORD(key, sentence) all[#key] = say(Word::key);
#include "words/english/phone.inc"
#undef WORD
  auto text = all.dump();
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at)) text.replace(at, 1, "\\u003c");
  return text;
}

void fill(std::string& page, std::string_view place, std::string_view text) {
  for (std::size_t at = page.find(place); at != std::string::npos; at = page.find(place, at + text.size()))
    page.replace(at, place.size(), text);
}

}  // namespace

std::string phone_page(std::string_view nonce) {
  std::string page(phone_html);
  fill(page, "{{style}}", phone_css);
  fill(page, "{{script}}", phone_js);
  fill(page, "{{words}}", words_of_page());
  fill(page, "{{language}}", words::language());
  fill(page, "{{title}}", say(Word::phone_title));
  fill(page, "{{needs_script}}", say(Word::phone_needs_script));
  fill(page, "{{nonce}}", nonce);
  return page;
}

}  // namespace vignette::workshop

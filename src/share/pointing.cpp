#include "share/pointing.hpp"

#include <algorithm>
#include <utility>

namespace vignette::share {

namespace {

using reflect::Detail;

class Looking {
 public:
  explicit Looking(const pack::Shelf& shelf) {
    for (const auto& one : shelf.cases) known_.add(one);
    for (const auto& term : shelf.terms) known_.add(term);
  }

  void at_name(const std::string& name) { add(name, look_at_name(name, words::language(), known_)); }
  void at(const std::string& text) { add(text, reflect::look_for_details(text, words::language(), known_)); }
  std::vector<Pointing> take() { return std::move(all_); }

 private:
  void add(const std::string& text, const std::vector<reflect::Finding>& findings) {
    for (const auto& finding : findings) {
      Pointing one{std::string(text::part(text, finding.range)), finding.why};
      if (std::ranges::find(all_, one) == all_.end()) all_.push_back(std::move(one));
    }
  }

  reflect::Known known_;
  std::vector<Pointing> all_;
};

}  // namespace

std::vector<Pointing> pointing_in(const Document& page, const pack::Shelf& shelf, const Beside& beside) {
  Looking look(shelf);
  look.at_name(beside.name);
  look.at(beside.role);
  for (const auto& block : page.blocks)
    if (portfolio::written_by_people(block)) look.at(block.text);
  for (const auto& words : beside.words) look.at(words);
  return look.take();
}

std::vector<reflect::Finding> look_at_name(std::string_view name, std::string_view language, const reflect::Known& known) {
  auto found = reflect::look_for_details(name, language, known);
  const auto is_name = [](Detail kind) { return kind == Detail::name || kind == Detail::case_name || kind == Detail::initials; };
  if (!found.empty() && is_name(found.front().kind) && found.front().range.begin <= name.find_first_not_of(' ')) found.erase(found.begin());
  return found;
}

}  // namespace vignette::share

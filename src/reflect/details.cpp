#include "reflect/details.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "reflect/details_reading.hpp"
#include "text/breaks.hpp"

namespace vignette::reflect {
namespace {

using details::Found;
using details::Reading;
using details::Token;
using words::Word;

struct Row {
  Detail kind;
  int rank;  ///< which of two that overlap is shown: the lower
  Word why;
  Way::Kind way;
  std::optional<Word> instead;
};

constexpr std::array rows{
    Row{Detail::email, 0, Word::details_why_email, Way::Kind::leave_out, std::nullopt},
    Row{Detail::online, 1, Word::details_why_online, Way::Kind::leave_out, std::nullopt},
    Row{Detail::born, 2, Word::details_why_born, Way::Kind::less_exact, std::nullopt},
    Row{Detail::phone, 3, Word::details_why_phone, Way::Kind::leave_out, std::nullopt},
    Row{Detail::nhs_number, 3, Word::details_why_nhs_number, Way::Kind::leave_out, std::nullopt},
    Row{Detail::postcode, 4, Word::details_why_postcode, Way::Kind::leave_out, std::nullopt},
    Row{Detail::plate, 5, Word::details_why_plate, Way::Kind::leave_out, std::nullopt},
    Row{Detail::reference, 6, Word::details_why_reference, Way::Kind::leave_out, std::nullopt},
    Row{Detail::address, 7, Word::details_why_address, Way::Kind::less_exact, Word::details_say_street},
    Row{Detail::school, 8, Word::details_why_school, Way::Kind::less_exact, Word::details_say_school},
    Row{Detail::case_name, 9, Word::details_why_case_name, Way::Kind::role, Word::details_say_child},
    Row{Detail::name, 10, Word::details_why_name, Way::Kind::role, Word::details_say_child},
    Row{Detail::initials, 11, Word::details_why_initials, Way::Kind::role, Word::details_say_child},
    Row{Detail::team, 12, Word::details_why_team, Way::Kind::less_exact, Word::details_say_team},
    Row{Detail::place, 13, Word::details_why_place, Way::Kind::less_exact, Word::details_say_town},
    Row{Detail::only, 14, Word::details_why_only, Way::Kind::less_exact, std::nullopt},
    Row{Detail::age, 15, Word::details_why_age, Way::Kind::less_exact, std::nullopt},
};

const Row& row_of(Detail kind) { return *std::ranges::find(rows, kind, &Row::kind); }

struct Role {
  std::string_view list;
  Word say;
};

/// Who somebody is, by a word right before the name or a title in it. The first that fits.
constexpr std::array roles{
    Role{"mothers", Word::details_say_mother}, Role{"fathers", Word::details_say_father},   Role{"relatives", Word::details_say_relative},
    Role{"carers", Word::details_say_carer},   Role{"officers", Word::details_say_officer}, Role{"doctors", Word::details_say_doctor},
    Role{"judges", Word::details_say_judge},   Role{"teachers", Word::details_say_teacher}, Role{"colleagues", Word::details_say_colleague},
};

std::optional<Word> role_of(const Reading& reading, const Found& found) {
  constexpr std::size_t before = 3;
  const std::size_t from = found.first > before ? found.first - before : 0;
  for (const Role& role : roles) {
    const details::List& words = details::list(role.list);
    for (std::size_t i = from; i <= found.first && i < reading.tokens.size(); ++i)
      if (words.contains(reading.tokens[i].word) && reading.tokens[i].sentence == reading.tokens[found.first].sentence) return role.say;
  }
  return std::nullopt;
}

std::optional<Word> age_words(const Reading& reading, const Found& found) {
  constexpr int teens = 13, grown = 18;
  for (std::size_t i = found.first; i < reading.tokens.size() && reading.tokens[i].range.begin < found.range.end; ++i)
    if (const auto age = details::age_of(reading.tokens[i].word)) {
      if (!reading.tokens[found.first].is("a") && !reading.tokens[found.first].is("an")) return std::nullopt;  // "turned fifteen"
      return *age < teens ? Word::details_say_younger_child : *age < grown ? Word::details_say_teenager : Word::details_say_young_adult;
    }
  return std::nullopt;
}

/// The ways out, with words for them where the catalogue has them in the language of the writing.
std::vector<Way> ways(const Reading& reading, const Found& found, std::string_view language) {
  const Row& row = row_of(found.kind);
  std::vector<Way> out;
  const std::string_view own = words::language().substr(0, 2);
  const bool worded = language.starts_with(own);
  const auto offer = [&](Way::Kind kind, std::optional<Word> instead) { out.push_back({kind, worded ? instead : std::nullopt}); };
  switch (found.kind) {
    case Detail::name:
    case Detail::initials:
      if (const auto role = role_of(reading, found); role) {
        offer(Way::Kind::role, role);
      } else {
        offer(Way::Kind::role, row.instead);
        offer(Way::Kind::role, Word::details_say_colleague);
      }
      break;
    case Detail::age:
      offer(row.way, age_words(reading, found));
      break;
    default:
      if (row.way != Way::Kind::leave_out) offer(row.way, row.instead);
      break;
  }
  if (!worded) out.erase(std::ranges::unique(out).begin(), out.end());
  out.push_back({Way::Kind::leave_out, std::nullopt});
  return out;
}

/// Whether nothing but one blank stands between two words of a sentence.
bool follow(const Reading& reading, std::size_t first) {
  const Token &one = reading.tokens[first], &next = reading.tokens[first + 1];
  return one.is_word() && !one.owns && one.sentence == next.sentence && one.range.end + 1 == next.range.begin &&
         reading.text[one.range.end] == ' ';
}

/// How many bytes before it go along with it: its "my" or "the", and who bears a name.
std::size_t along(const Reading& reading, const Found& found, const std::vector<Way>& ways) {
  constexpr std::size_t most_between = 2;  // "her new social worker Jane"
  static const details::List &articles = details::list("before_name"), &owners = details::list("owners"), &who = details::list("is_who");
  if (std::ranges::none_of(ways, [](const Way& way) { return way.instead.has_value(); })) return 0;
  const auto token = std::ranges::lower_bound(reading.tokens, found.range.begin, {}, [](const Token& one) { return one.range.begin; });
  if (token == reading.tokens.end() || token->range.begin != found.range.begin) return 0;
  const auto first = static_cast<std::size_t>(token - reading.tokens.begin());
  if (first == 0 || !follow(reading, first - 1)) return 0;
  const bool name = found.kind == Detail::name || found.kind == Detail::case_name || found.kind == Detail::initials;
  const auto from = [&](std::size_t at) { return found.range.begin - reading.tokens[at].range.begin; };
  const auto says_whose = [&](std::size_t at) { return reading.is_in(at, articles) || reading.is_in(at, owners); };
  // "I told her Sam was ill": before a name alone it need not be hers.
  if (reading.is_in(first - 1, articles) || (!name && reading.is_in(first - 1, owners))) return from(first - 1);
  const auto bears = [&](const details::List& list) { return reading.is_in(first - 1, list); };
  if (!name || !(bears(who) || std::ranges::any_of(roles, [&](const Role& role) { return bears(details::list(role.list)); }))) return 0;
  for (std::size_t at = first - 1, more = 0; at > 0 && more <= most_between && follow(reading, at - 1); --at, ++more)
    if (says_whose(at - 1)) return from(at - 1);
  return from(first - 1);
}

/// Of what overlaps, what is ranked first; of equals the longer.
std::vector<Found> weighed(std::vector<Found> all) {
  std::ranges::sort(all, [](const Found& a, const Found& b) {
    const int first = row_of(a.kind).rank, second = row_of(b.kind).rank;
    if (first != second) return first < second;
    if (a.range.size() != b.range.size()) return a.range.size() > b.range.size();
    return a.range.begin < b.range.begin;
  });
  const auto before = [](const Found& a, const Found& b) { return a.range.begin < b.range.begin; };
  std::set<Found, decltype(before)> kept(before);
  for (const Found& one : all) {
    if (one.range.empty()) continue;
    const auto after = kept.lower_bound(one);
    if (after != kept.end() && after->range.begin < one.range.end) continue;
    if (after != kept.begin() && std::prev(after)->range.end > one.range.begin) continue;
    kept.insert(one);
  }
  return {kept.begin(), kept.end()};
}

/// Widened to whole graphemes; what then overlaps the one before is left to it.
void widen(std::vector<Found>& all, std::string_view paragraph) {
  if (all.empty()) return;
  const std::vector<std::size_t> bounds = text::graphemes(paragraph);
  std::vector<Found> out;
  for (Found& one : all) {
    const auto begin = std::prev(std::ranges::upper_bound(bounds, one.range.begin));
    const auto end = std::ranges::lower_bound(bounds, one.range.end);
    one.range = {*begin, end == bounds.end() ? paragraph.size() : *end};
    if (out.empty() || out.back().range.end <= one.range.begin) out.push_back(one);
  }
  all = std::move(out);
}

}  // namespace

void Known::add(std::string_view text) {
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t to = std::min(text.find('\n', from), text.size());
    const Reading reading(text.substr(from, to - from));
    for (const Token& token : reading.tokens)
      if (token.is_word() && token.capital && (!token.starts || token.shouted || token.within)) words_.push_back(token.word);
    from = to + 1;
  }
  std::ranges::sort(words_);
  words_.erase(std::ranges::unique(words_).begin(), words_.end());
}

void Known::add(const pack::Case& one) {
  const auto add_blocks = [this](const std::vector<pack::Block>& blocks) {
    for (const pack::Block& block : blocks) add(std::string_view(block.text));
  };
  const std::array<int, 2> ages{one.subject.age, one.subject.age_at_offence};
  if (!one.subject.name.empty()) add_person(one.subject.name, ages);
  for (const std::string* text : {&one.title, &one.summary, &one.attribution, &one.source.body, &one.source.guide, &one.source.page})
    add(std::string_view(*text));
  for (const pack::Person& person : one.people) {
    add(std::string_view(person.name));
    add(std::string_view(person.does));
  }
  for (const pack::Section& section : one.sections) {
    add(std::string_view(section.title));
    add_blocks(section.blocks);
  }
  for (const pack::Question& question : one.questions) {
    add(std::string_view(question.text.text));
    for (const std::string& prompt : question.prompts) add(std::string_view(prompt));
  }
  for (const pack::Footnote& footnote : one.footnotes) add_blocks(footnote.blocks);
}

void Known::add(const pack::Term& term) {
  for (const std::string* text : {&term.name, &term.meaning, &term.then, &term.since, &term.england, &term.wales})
    add(std::string_view(*text));
  for (const std::string& form : term.forms) add(std::string_view(form));
}

void Known::add_person(std::string_view name, std::span<const int> ages) {
  const Reading reading(name);
  for (const Token& token : reading.tokens) {
    if (!token.is_word() || !token.capital) continue;
    auto found = std::ranges::find(people_, token.word, &std::pair<std::string, std::vector<int>>::first);
    if (found == people_.end()) found = people_.insert(people_.end(), {token.word, {}});
    for (const int age : ages)
      if (age > 0 && std::ranges::find(found->second, age) == found->second.end()) found->second.push_back(age);
  }
}

bool Known::has(std::string_view word) const { return std::ranges::binary_search(words_, word); }

const std::vector<int>* Known::ages(std::string_view word) const {
  const auto found = std::ranges::find(people_, word, &std::pair<std::string, std::vector<int>>::first);
  return found == people_.end() ? nullptr : &found->second;
}

std::vector<std::string> Known::words() const {
  auto all = words_;
  for (const auto& [name, ages] : people_) all.push_back(name);
  std::ranges::sort(all);
  all.erase(std::ranges::unique(all).begin(), all.end());
  return all;
}

std::vector<Finding> look_in_paragraph(std::string_view paragraph, std::string_view language, const Known& known) {
  paragraph = paragraph.substr(0, paragraph.find('\n'));
  const Reading reading(paragraph);
  std::vector<Found> all = details::numbers(reading);
  const auto join = [&all](std::vector<Found> more) { all.insert(all.end(), more.begin(), more.end()); };
  join(details::online(reading));
  join(details::addresses(reading));
  join(details::names(reading, known));
  join(details::said(reading, known, all));
  all = weighed(std::move(all));
  widen(all, paragraph);
  std::vector<Finding> findings;
  findings.reserve(all.size());
  for (const Found& one : all) {
    Finding& finding = findings.emplace_back(Finding{one.range, one.kind, row_of(one.kind).why, ways(reading, one, language)});
    finding.along = along(reading, one, finding.ways);
  }
  return findings;
}

std::vector<Finding> look_for_details(std::string_view text, std::string_view language, const Known& known) {
  std::vector<Finding> findings;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find('\n', from), text.size());
    for (Finding& one : look_in_paragraph(text.substr(from, to - from), language, known)) {
      one.range = {one.range.begin + from, one.range.end + from};
      findings.push_back(std::move(one));
    }
    from = to + 1;
  }
  return findings;
}

}  // namespace vignette::reflect

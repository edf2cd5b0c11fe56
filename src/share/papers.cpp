#include "share/papers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "share/papers_parts.hpp"
#include "share/telling.hpp"
#include "words/words.hpp"

namespace vignette::share {

using words::say;
using words::Word;

namespace {

using Kind = Piece::Kind;
using Keep = Occasion::Keep;

constexpr int minutes_a_day = 24 * 60;
constexpr std::size_t slips_on_a_page = 4;

/// Minutes after midnight, as a clock shows them.
std::string clock(int minutes) {
  minutes %= minutes_a_day;
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::string text_of(Word word) { return std::string(say(word)); }

/// Sentences, apart by spaces; what is empty is left out.
std::string sentences(std::initializer_list<std::string> all) {
  std::string text;
  for (const auto& one : all) {
    if (one.empty()) continue;
    if (!text.empty()) text += ' ';
    text += one;
  }
  return text;
}

std::string kept(Keep keep) {
  return text_of(keep == Keep::answers ? Word::kept_answers : keep == Keep::titles ? Word::kept_titles : Word::kept_nothing);
}
std::string kept_where(Keep keep) { return keep == Keep::nothing ? std::string() : text_of(Word::papers_kept_where); }

/// What is true of some ways in and not of others.
std::string ways(const Occasion& occasion) {
  const auto way = [](bool is, Word word) { return is ? text_of(word) : std::string(); };
  return sentences({way(occasion.slips, Word::papers_by_slip), way(occasion.keyboard, Word::papers_by_keyboard),
                    way(occasion.phones, Word::papers_by_phone), way(occasion.video, Word::papers_by_video)});
}

/// What stands at its label, or a line for a pen.
Piece fact(std::string label, const std::string& words) {
  return {.kind = Kind::fact, .text = on_one_line(words), .label = std::move(label), .to_write = words.empty()};
}

std::vector<Piece> facts(const Occasion& occasion) {
  const int minutes = minutes_of(occasion);
  const auto time = occasion.starts ? fact(text_of(Word::papers_time), say(Word::papers_from_to, fmt::arg("from", clock(*occasion.starts)),
                                                                           fmt::arg("to", clock(*occasion.starts + minutes))))
                                    : fact(say(Word::papers_time_for, fmt::arg("minutes", minutes)), {});
  return {fact(text_of(Word::papers_day), occasion.day ? day_in_words(*occasion.day) : std::string()), time,
          fact(text_of(Word::papers_place), occasion.place), fact(text_of(Word::papers_lead), occasion.lead),
          fact(text_of(Word::papers_host), occasion.host)};
}

void add_minutes(std::vector<Piece>& all, const Occasion& occasion) {
  all.push_back({.kind = Kind::heading, .text = text_of(Word::papers_by_the_minute)});
  if (!occasion.starts) all.push_back(small(text_of(Word::papers_counted)));
  int at = 0;
  const auto when = [&] { return occasion.starts ? clock(*occasion.starts + at) : std::to_string(at); };
  for (const auto& step : occasion.steps) {
    all.push_back({.kind = Kind::minute, .text = on_one_line(step.title), .label = when(), .under = on_one_line(step.how)});
    at += step.minutes;
  }
  all.push_back({.kind = Kind::minute, .text = text_of(Word::papers_end), .label = when()});
}

std::string which(const Occasion& occasion, std::size_t place) {
  const auto count = occasion.questions.size();
  const auto which =
      count < 2 ? text_of(Word::question_only) : say(Word::question_number_of, fmt::arg("which", place + 1), fmt::arg("count", count));
  return occasion.questions[place].own ? say(Word::question_own, fmt::arg("which", which)) : which;
}

Piece said(Word label, std::string words) { return {.kind = Kind::said, .text = std::move(words), .label = text_of(label)}; }

}  // namespace

Piece prose(std::string text) { return {.kind = Kind::prose, .text = std::move(text)}; }
Piece small(std::string text) { return {.kind = Kind::small, .text = std::move(text)}; }
Piece headed(std::string_view text) { return {.kind = Kind::heading, .text = on_one_line(text)}; }

Print begun(const Occasion& occasion, const pack::Case& about, const char* name, Word title) {
  Print print{.name = name, .title = text_of(title), .head = papers_title(about)};
  print.page_of = say(Word::document_page_of);
  print.language = occasion.language;
  print.made = occasion.made;
  return print;
}

std::string language_of(const Occasion& occasion, const pack::Case& about) {
  return about.lang == occasion.language ? std::string() : about.lang;
}

std::string language_of(const Occasion& occasion, const pack::Case& about, const Occasion::Question& question) {
  if (!question.own || question.language.empty()) return language_of(occasion, about);
  return question.language == occasion.language ? std::string() : question.language;
}

int minutes_of(const Occasion& occasion) {
  return std::accumulate(occasion.steps.begin(), occasion.steps.end(), 0,
                         [](int sum, const Occasion::Step& step) { return sum + step.minutes; });
}

std::string papers_title(const pack::Case& about) {
  return say(Word::papers_title, fmt::arg("name", on_one_line(about.subject.name.empty() ? about.title : about.subject.name)));
}

Print invitation(const Occasion& occasion, const pack::Case& about) {
  const words::In in(occasion.language);
  auto print = begun(occasion, about, "invitation", Word::papers_invitation);
  print.one_page = true;
  auto& all = print.pieces;
  all.push_back({.kind = Kind::title, .text = text_of(Word::papers_invitation_title)});
  all.push_back(prose(text_of(Word::papers_invited)));
  all.push_back(headed(say(Word::papers_subject)));
  const auto apart = about.apart.empty() || about.apart.ends_with('.') ? about.apart : about.apart + ".";
  auto subject = sentences({say(Word::papers_subject_case, fmt::arg("title", about.title), fmt::arg("about", apart))});
  if (!about.warnings.empty()) subject += ' ' + say(Word::papers_subject_named, fmt::arg("subject", about.warnings));
  all.push_back(prose(on_one_line(subject)));
  all.push_back(headed(say(Word::papers_collected)));
  all.push_back(prose(text_of(Word::papers_collected_what)));
  all.push_back(prose(text_of(Word::papers_collected_when)));
  if (const auto how = ways(occasion); !how.empty()) all.push_back(prose(how));
  all.push_back(prose(sentences({kept(occasion.keep), text_of(Word::papers_settled), kept_where(occasion.keep)})));
  if (occasion.manages) all.push_back(prose(text_of(Word::papers_manages_invited)));
  if (occasion.of_several) {
    all.push_back(headed(say(Word::papers_language)));
    all.push_back(prose(text_of(Word::papers_language_how)));
  }
  all.push_back(headed(say(Word::papers_sitting_out)));
  all.push_back(prose(text_of(Word::papers_sitting_out_how)));
  all.push_back(prose(text_of(Word::papers_alone)));
  all.push_back(headed(say(Word::papers_talk_to)));
  all.push_back(prose(sentences({text_of(Word::papers_talk_to_host), text_of(Word::note_talk_lines)})));
  print.beside = facts(occasion);
  add_minutes(print.beside, occasion);
  return print;
}

Print agreement(const Occasion& occasion, const pack::Case& about) {
  const words::In in(occasion.language);
  auto print = begun(occasion, about, "agreement", Word::papers_agreement);
  print.one_page = true;
  auto& all = print.pieces;
  all.push_back({.kind = Kind::title, .text = print.title});
  all.push_back({.kind = Kind::lead, .text = text_of(Word::papers_read_aloud)});
  all.push_back(said(Word::papers_agree_asked, text_of(Word::room_opening_1)));
  all.push_back(said(Word::papers_agree_pass, sentences({text_of(Word::room_opening_3), text_of(Word::room_pause_1)})));
  all.push_back(said(Word::papers_agree_names, text_of(Word::papers_agree_names_how)));
  all.push_back(said(Word::papers_agree_seen, sentences({text_of(Word::room_opening_2), text_of(Word::papers_agree_held),
                                                         occasion.manages ? text_of(Word::room_manages) : std::string()})));
  if (const auto how = ways(occasion); !how.empty()) all.push_back(said(Word::papers_agree_ways, how));
  all.push_back(said(Word::papers_agree_kept, sentences({kept(occasion.keep), text_of(Word::papers_settled), kept_where(occasion.keep)})));
  all.push_back(said(Word::papers_agree_practice, text_of(Word::room_opening_4)));
  all.push_back(said(Word::papers_agree_limit, text_of(Word::room_opening_5)));
  all.push_back(said(Word::papers_agree_wall, text_of(Word::room_opening_6)));
  all.push_back(said(Word::papers_agree_after, text_of(Word::papers_agree_after_how)));
  return print;
}

Print slips(const Occasion& occasion, const pack::Case& about) {
  const words::In in(occasion.language);
  auto print = begun(occasion, about, "slips", Word::papers_slips);
  const auto people = static_cast<std::size_t>(std::max(occasion.people, 1));
  const auto each = (people + slips_on_a_page - 1) / slips_on_a_page * slips_on_a_page;
  for (std::size_t i = 0; i < occasion.questions.size(); ++i) {
    const Slip slip{.over = which(occasion, i),
                    .words = on_one_line(occasion.questions[i].wording),
                    .how = text_of(Word::papers_slip_how),
                    .pass = text_of(Word::phone_pass),
                    .pass_how = text_of(Word::papers_slip_pass_how),
                    .language = language_of(occasion, about, occasion.questions[i])};
    print.slips.insert(print.slips.end(), each, slip);
  }
  const Slip own{
      .over = text_of(Word::papers_slip_own), .words = text_of(Word::papers_slip_own_words), .how = text_of(Word::papers_slip_own_how)};
  print.slips.insert(print.slips.end(), each, own);
  return print;
}

Print wall_sheets(const Occasion& occasion, const pack::Case& about) {
  const words::In in(occasion.language);
  auto print = begun(occasion, about, "wall-sheets", Word::papers_walls);
  for (std::size_t i = 0; i < occasion.questions.size(); ++i)
    print.sheets.push_back({.over = which(occasion, i),
                            .words = on_one_line(occasion.questions[i].wording),
                            .foot = text_of(Word::room_opening_6),
                            .language = language_of(occasion, about, occasion.questions[i])});
  WallSheet heard{.words = text_of(Word::room_heard)};
  for (const Word word : {Word::papers_heard_child, Word::papers_heard_family, Word::papers_heard_harmed, Word::papers_heard_not_said})
    heard.parts.push_back(text_of(word));
  if (!about.also_part.empty()) heard.foot = say(Word::figures_also, fmt::arg("words", on_one_line(about.also_part)));
  print.sheets.push_back(std::move(heard));
  return print;
}

namespace {

constexpr std::string_view bar = " | ", space = " ";

/// What another language says of it goes beside it, unless it is the same.
void beside(std::string& words, const std::string& other, std::string_view between = bar) {
  if (!other.empty() && other != words) words.append(words.empty() ? "" : between).append(other);
}

void beside(Slip& slip, const Slip& other);
void beside(WallSheet& sheet, const WallSheet& other);

template <typename One>
void each_beside(std::vector<One>& all, const std::vector<One>& others) {
  for (std::size_t i = 0; i < std::min(all.size(), others.size()); ++i) beside(all[i], others[i]);
}

void beside(Slip& slip, const Slip& other) {
  beside(slip.over, other.over);
  beside(slip.words, other.words);
  beside(slip.how, other.how, space);
  beside(slip.pass, other.pass);
  beside(slip.pass_how, other.pass_how, space);
}

void beside(WallSheet& sheet, const WallSheet& other) {
  beside(sheet.over, other.over);
  beside(sheet.words, other.words);
  each_beside(sheet.parts, other.parts);
  beside(sheet.foot, other.foot, space);
}

/// What the case itself says stands once; a heading has the other's beside it, and any other words are followed by the other's.
void pieces_beside(Print& print, const Print& other) {
  std::vector<Piece> all;
  for (std::size_t i = 0; i < print.pieces.size(); ++i) {
    auto& piece = all.emplace_back(std::move(print.pieces[i]));
    if (i >= other.pieces.size() || other.pieces[i].text == piece.text) continue;
    if (piece.kind == Kind::heading || piece.kind == Kind::subheading) {
      beside(piece.text, other.pieces[i].text);
      continue;
    }
    auto& more = all.emplace_back(other.pieces[i]);
    if (more.language.empty()) more.language = other.language;
  }
  print.pieces = std::move(all);
}

/// What is in two languages becomes that of both.
void put_beside(Print& print, const Print& other) {
  beside(print.title, other.title);
  pieces_beside(print, other);
  each_beside(print.slips, other.slips);
  each_beside(print.sheets, other.sheets);
}

}  // namespace

std::vector<Print> papers(const Occasion& occasion, const pack::Case& about) { return papers(std::vector{occasion}, about); }

std::vector<Print> papers(const std::vector<Occasion>& occasions, const pack::Case& about) {
  std::vector<Print> all;
  const auto in_each = [&](auto&& make) {
    for (Occasion one : occasions) {
      one.of_several = occasions.size() > 1;
      all.push_back(make(one, about));
    }
  };
  const auto in_all = [&](auto&& make) {
    std::vector<Print> each;
    std::swap(each, all);
    in_each(make);
    std::swap(each, all);
    for (std::size_t i = 1; i < each.size(); ++i) put_beside(each.front(), each[i]);
    all.push_back(std::move(each.front()));
  };
  in_each(invitation);
  in_all(hand_out);
  if (occasions.front().slips) in_all(slips);
  in_each(agreement);
  in_all(wall_sheets);
  return all;
}

std::vector<std::vector<Print>> by_name(std::vector<Print> prints) {
  std::vector<std::vector<Print>> all;
  for (auto& print : prints) {
    if (all.empty() || all.back().front().name != print.name) all.emplace_back();
    all.back().push_back(std::move(print));
  }
  return all;
}

}  // namespace vignette::share

/// Two people and what they know of each other, for tests of what is sealed between them.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "share/shared.hpp"

namespace vignette::support {

inline share::OwnKeys keys_of(char seed) { return std::move(*share::OwnKeys::from_seed(std::string(share::OwnKeys::seed_bytes, seed))); }

/// Knows whoever is told, and what was opened.
struct Knowing {
  std::set<share::PublicKeys> people;
  std::set<std::string> numbers;
  share::Known known() const {
    return {[this](const share::PublicKeys& keys) { return people.contains(keys); },
            [this](const share::PublicKeys&, const std::string& number) { return numbers.contains(number); }};
  }
};

inline share::Shared a_share() {
  share::Shared shared{.name = "R.", .role = "case manager"};
  using Kind = portfolio::Block::Kind;
  shared.page.title = "Bring to supervision";
  shared.page.byline = "R., case manager";
  shared.page.language = "en-GB";
  shared.page.made = {2026, 10, 14};
  shared.page.blocks = {{.kind = Kind::heading, .text = "What I’d like to talk about", .level = 2},
                        {.kind = Kind::item, .text = "Who tells whom?", .number = 1},
                        {.kind = Kind::rule},
                        {.kind = Kind::question, .text = "What stands out?", .level = 3},
                        {.kind = Kind::passage, .text = "Sam moved.", .from = "Cited, as retold", .note = 1, .language = "en"},
                        {.kind = Kind::prose, .text = "Yes. When a child lives elsewhere,\nI’d ask ŵho.\n\nThen <b>them</b>."}};
  shared.page.notes = {"Retold. Pack of 3 September 2026."};
  shared.page.notes_title = "Notes";
  shared.page.page_of = "{page} of {pages}";
  shared.page.foot = "About practice. Share 4M7Q.";
  shared.page.for_supervision = true;
  return shared;
}

inline share::Reply a_reply(const std::string& about) {
  using Kind = share::Comment::Kind;
  return {.about = about,
          .name = "T.",
          .role = "supervisor",
          .made = {2026, 10, 16},
          .comments = {{Kind::question, 5, 0, 4, "Yes.", "Who else knows?"}, {Kind::talk, 4, 0, 3, "Sam", ""}},
          .words = "What would help?\n\nLet’s meet.",
          .elsewhere = true};
}

inline share::Agreement an_agreement(const std::string& about) {
  using Kind = share::AgreedLine::Kind;
  return {.about = about,
          .made = {2026, 10, 22},
          .lines = {{Kind::learning, "We want the telling agreed before it is needed.", "", ""},
                    {Kind::action, "Ask one family.", "R.", "18 December"},
                    {Kind::supervisor, "Ring the other team.", "", "6 November"},
                    {Kind::support, "Half a day.", "Supervisor", ""}},
          .learner_sees = "I’d have liked a smaller first step."};
}

}  // namespace vignette::support

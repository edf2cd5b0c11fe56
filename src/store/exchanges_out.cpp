#include "store/exchanges_out.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>

#include "portfolio/again.hpp"
#include "portfolio/review.hpp"
#include "store/days.hpp"
#include "store/revisions.hpp"
#include "text/without.hpp"

namespace vignette::store {

namespace {

using portfolio::PageKind;
using portfolio::SharedWith;
using portfolio::TakenOut;
using portfolio::TakeOut;
using What = TakenOut::What;

/// The texts of a body, a line each: it is JSON (docs/sealed-file.md), of which only the marks about texts and within them matter here.
std::string said_in(std::string_view body) {
  std::string said;
  for (std::size_t at = 0; at < body.size(); ++at) {
    if (body[at] == '"') {
      said += '\n';
      continue;
    }
    if (body[at] != '\\' || at + 1 == body.size()) {
      said += body[at];
      continue;
    }
    ++at;
    if (body[at] == 'u' && at + 4 < body.size()) {  // only of control characters
      unsigned code = ' ';
      std::from_chars(body.data() + at + 1, body.data() + at + 5, code, 16);
      said += static_cast<char>(code);
      at += 4;
    } else {
      said += body[at] == 'n' ? '\n' : body[at] == 't' ? '\t' : body[at];
    }
  }
  return said;
}

/// What is kept of a note that is being written is of the kind of a share.
constexpr auto of_note = static_cast<std::int64_t>(PageKind::share);

/// The words of a version, where one is meant.
std::string words_of_version(Database& database, const TakeOut& what) {
  if (what.what != What::version) return {};
  Statement answer(database, "SELECT number FROM answer WHERE case_id = ?1 AND question_id = ?2");
  if (!answer.bind(1, what.key.case_id).bind(2, what.key.question_id).step()) return {};
  for (const auto& [number, revision] : revisions_of(database, answer.number(0)))
    if (revision.id == what.revision) return revision.text;
  return {};
}

class Taking {
 public:
  Taking(Database& database, const TakeOut& what, bool carry_out)
      : database_(database), what_(what), carry_out_(carry_out), version_(words_of_version(database, what)) {}

  std::vector<SharedWith> all() {
    std::vector<std::pair<std::string, SharedWith>> exchanges;
    for (Statement row(database_, R"sql(
           SELECT share, name, mine, coalesce((SELECT made FROM page WHERE page.share = exchange.share AND kind = 1 ORDER BY number), '')
           FROM exchange ORDER BY number)sql");
         row.step();)
      exchanges.push_back(
          {row.text(0), {.number = row.text(0), .name = row.text(1), .mine = row.number(2) != 0, .made = day_of_text(row.view(3))}});
    std::vector<SharedWith> reached;
    for (auto& [share, told] : exchanges)
      if (goes_from(share, told)) reached.push_back(std::move(told));
    if (what_.what == What::passage)
      for (const auto about : {portfolio::to_talk_about, portfolio::meeting_on}) {
        SharedWith nobody;
        take_drafts(std::string(about), false, nobody);
      }
    if (carry_out_ && what_.what == What::everything) forget_everything();
    return reached;
  }

 private:
  /// Says in `told` what of it goes.
  bool goes_from(const std::string& share, SharedWith& told) {
    if (what_.what == What::everything || (what_.what == What::exchange && share == what_.exchange)) {
      count_all(share, told);
      if (what_.what == What::exchange) forget(share);
      return true;
    }
    if (!told.mine || what_.what == What::mark || what_.what == What::exchange) return false;
    const bool of_answer = holds_answer(share) || share_holds(share);  // what goes is quoted, in part too, by the replies
    const bool pages = take_pages(share, of_answer, told), notes = take_notes(share, told), drafts = take_drafts(share, of_answer, told);
    return pages || notes || drafts;
  }

  static void count(std::int64_t kind, SharedWith& told) {
    told.share = told.share || kind == static_cast<std::int64_t>(PageKind::share);
    told.replies += kind == static_cast<std::int64_t>(PageKind::reply) ? 1 : 0;
    told.agreements += kind == static_cast<std::int64_t>(PageKind::agreement) ? 1 : 0;
  }

  void count_all(const std::string& share, SharedWith& told) {
    Statement pages(database_, "SELECT kind FROM page WHERE share = ?1 AND body <> ''");
    for (pages.bind(1, share); pages.step();) count(pages.number(0), told);
    Statement rest(database_, R"sql(
      SELECT EXISTS (SELECT 1 FROM own_note WHERE share = ?1) OR EXISTS (SELECT 1 FROM unfinished WHERE share = ?1 AND kind = ?2),
        EXISTS (SELECT 1 FROM unfinished WHERE share = ?1 AND kind <> ?2))sql");
    if (!rest.bind(1, share).bind(2, of_note).step()) return;
    told.notes = rest.number(0) != 0;
    told.drafts = rest.number(1) != 0;
  }

  void forget(const std::string& share) {
    if (!carry_out_) return;
    for (const auto* table : {"page", "shared_answer", "own_note", "unfinished", "exchange"})
      Statement(database_, std::string("DELETE FROM ") + table + " WHERE share = ?1").bind(1, share).run();
  }

  void forget_everything() {
    database_.run(R"sql(
      DELETE FROM page; DELETE FROM shared_answer; DELETE FROM own_note; DELETE FROM unfinished; DELETE FROM exchange;
      DELETE FROM file_opened)sql");
  }

  /// Whether the share is made of what goes; of a version, of that one.
  bool holds_answer(const std::string& share) {
    Statement row(database_, "SELECT case_id, question_id, version FROM shared_answer WHERE share = ?1");
    for (row.bind(1, share); row.step();) {
      const portfolio::QuestionKey key{row.text(0), row.text(1)};
      if (what_.what == What::one_case && !what_.key.case_id.empty() && key.case_id == what_.key.case_id) return true;
      if (what_.what == What::answer && (key == what_.key || portfolio::goes_with(what_.key, key))) return true;
      if (what_.what == What::version && key == what_.key && !what_.revision.empty() && row.view(2) == what_.revision) return true;
    }
    return false;
  }

  /// Whether the page of a share is one of those that go.
  bool share_holds(const std::string& share) {
    Statement row(database_, "SELECT body FROM page WHERE share = ?1 AND kind = ?2");
    for (row.bind(1, share).bind(2, static_cast<std::int64_t>(PageKind::share)); row.step();)
      if (holds(said_in(row.view(0)))) return true;
    return false;
  }

  bool holds(std::string_view text) const {
    if (what_.what == What::passage) return text::holds(text, what_.passage);
    return !version_.empty() && text.find(version_) != std::string_view::npos;
  }

  bool take_pages(const std::string& share, bool of_answer, SharedWith& told) {
    std::vector<std::int64_t> going;
    Statement row(database_, "SELECT number, kind, body FROM page WHERE share = ?1 AND body <> ''");
    for (row.bind(1, share); row.step();) {
      const bool quotes = row.number(1) != static_cast<std::int64_t>(PageKind::agreement);
      if (!(of_answer && quotes) && !holds(said_in(row.view(2)))) continue;
      going.push_back(row.number(0));
      count(row.number(1), told);
    }
    if (carry_out_)
      for (const auto number : going)
        Statement(database_, R"sql(
          UPDATE page SET body = '', taken_out = ?2, seal = seal(share, kind, file, mine, typed, '', digest, made, kept, ?2)
          WHERE number = ?1)sql")
            .bind(1, number)
            .bind(2, what_.when.ms)
            .run();
    return !going.empty();
  }

  /// Out of notes only the passage goes: they are no pages.
  bool take_notes(const std::string& share, SharedWith& told) {
    std::vector<std::pair<std::int64_t, std::string>> going;
    Statement row(database_, "SELECT number, words FROM own_note WHERE share = ?1");
    for (row.bind(1, share); row.step();)
      if (what_.what == What::passage && holds(row.view(1))) going.emplace_back(row.number(0), text::without(row.view(1), what_.passage));
    if (carry_out_)
      for (const auto& [number, words] : going)
        Statement(database_, "UPDATE own_note SET words = ?2, seal = seal(id, share, made, ?2) WHERE number = ?1")
            .bind(1, number)
            .bind(2, words)
            .run();
    told.notes = told.notes || !going.empty();
    return !going.empty();
  }

  /// A reply quotes; a note that is being written is no page, and loses the passage alone.
  bool take_drafts(const std::string& share, bool of_answer, SharedWith& told) {
    std::vector<std::pair<std::int64_t, std::string>> going;
    Statement row(database_, "SELECT kind, body FROM unfinished WHERE share = ?1");
    for (row.bind(1, share); row.step();) {
      const bool is_note = row.number(0) == of_note;
      const bool quotes = row.number(0) == static_cast<std::int64_t>(PageKind::reply);
      if (is_note && what_.what == What::passage && holds(row.view(1)))
        going.emplace_back(row.number(0), text::without(row.view(1), what_.passage));
      else if (!is_note && ((of_answer && quotes) || holds(said_in(row.view(1)))))
        going.emplace_back(row.number(0), std::string());
    }
    if (carry_out_)
      for (const auto& [kind, left] : going) put_draft(share, kind, left);
    for (const auto& [kind, left] : going) (kind == of_note ? told.notes : told.drafts) = true;
    return !going.empty();
  }

  void put_draft(const std::string& share, std::int64_t kind, const std::string& body) {
    Statement put(database_, body.empty() ? "DELETE FROM unfinished WHERE share = ?1 AND kind = ?2" : R"sql(
      UPDATE unfinished SET body = ?3, seal = seal(share, kind, ?3, changed) WHERE share = ?1 AND kind = ?2)sql");
    put.bind(1, share).bind(2, kind);
    if (!body.empty()) put.bind(3, body);
    put.run();
  }

  Database& database_;
  const TakeOut& what_;
  bool carry_out_;
  std::string version_;
};

}  // namespace

std::vector<SharedWith> exchanges_reached(Database& database, const TakeOut& what) { return Taking(database, what, false).all(); }

bool before_share_reached(Database& database, const TakeOut& what) {
  if (what.what != What::passage && what.what != What::everything) return false;
  Statement row(database, "SELECT share, body FROM unfinished");
  while (row.step())
    if (portfolio::is_before_a_share(row.view(0)) && (what.what == What::everything || text::holds(row.view(1), what.passage))) return true;
  return false;
}

std::vector<SharedWith> take_out_of_exchanges(Database& database, const TakeOut& what) { return Taking(database, what, true).all(); }

}  // namespace vignette::store

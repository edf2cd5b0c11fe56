// Sealed files: made, opened, answered and checked; what passes is kept.
#include "cli/review.hpp"

#include <algorithm>
#include <utility>

#include "cli/acquaintance.hpp"
#include "cli/before_leaving.hpp"
#include "cli/print.hpp"
#include "cli/review_keeping.hpp"
#include "cli/review_telling.hpp"
#include "reflect/exchange_words.hpp"
#include "share/ending.hpp"
#include "share/exchange.hpp"
#include "share/file.hpp"
#include "share/replying.hpp"
#include "share/shared.hpp"
#include "share/telling.hpp"
#include "shell/session.hpp"
#include "words/stopped.hpp"

namespace vignette::cli {

namespace fs = std::filesystem;
using nlohmann::json;
using portfolio::PageKind;
using words::Problem;
using words::say;
using words::Word;

namespace {

int fail(const Problem& problem) {
  complain(problem);
  return failed;
}

/// Who is known, and one's own keys.
struct Own {
  Acquaintance all;
  share::OwnKeys keys;
};

Maybe<Own> own(const Common& common) {
  auto all = Acquaintance::of(common);
  if (!all) return std::unexpected(all.error());
  auto keys = all->keys();
  if (!keys) return std::unexpected(keys.error());
  return Own{std::move(*all), std::move(*keys)};
}

json about(const GivenFile& given) {
  return {{"kind", name_of(given.opened.kind)}, {"number", given.opened.number}, {"from", given.from.name}};
}

/// The comments as "PASSAGE=WORDS". Where words have a sign in them too, the longest passage that stands in the share is meant.
std::pair<std::string, std::string> passage_and_words(const share::Shared& shared, const std::string& text) {
  const auto stands = [&](const std::string& passage) {
    return std::ranges::any_of(shared.page.blocks, [&](const auto& block) { return block.text.find(passage) != std::string::npos; });
  };
  auto at = text.rfind('=');
  while (at != std::string::npos && at > 0 && !stands(text.substr(0, at))) at = text.rfind('=', at - 1);
  if (at == std::string::npos || at == 0) at = text.find('=');
  return {text.substr(0, at), share::shown(text.substr(at + 1))};
}

/// Whether a comment has no words: nothing would be left of it.
bool says_nothing(const std::string& comment) {
  const auto equals = comment.rfind('=');
  return equals == std::string::npos || share::shown(comment.substr(equals + 1)).find_first_not_of(" \t\n") == std::string::npos;
}

/// Where a passage stands in a share: in one place, or it can't be told which is meant.
Maybe<share::Comment> comment_at(const share::Shared& shared, const std::string& quote) {
  std::vector<share::Comment> found;
  for (std::size_t block = 0; block < shared.page.blocks.size(); ++block) {
    const std::string& text = shared.page.blocks[block].text;
    for (auto at = text.find(quote); at != std::string::npos && !quote.empty(); at = text.find(quote, at + 1))
      found.push_back({.block = block, .begin = at, .end = at + quote.size(), .quote = quote});
  }
  if (found.size() == 1) return found.front();
  return std::unexpected(Problem{.what = say(Word::review_no_such_passage, fmt::arg("text", quote)),
                                 .mend = std::string(say(Word::review_no_such_passage_mend))});
}

Maybe<share::Reply> composed(const std::string& about, const share::Shared& shared, const portfolio::OwnCard& own, const Review& wanted) {
  const auto now = shell::now();
  share::Reply reply{.about = about,
                     .name = own.name,
                     .role = own.role,
                     .made = portfolio::day_of(now.instant, now.offset_minutes),
                     .elsewhere = wanted.elsewhere};
  for (const auto& text : wanted.comments) {
    auto [passage, said] = passage_and_words(shared, text);
    auto comment = comment_at(shared, passage);
    if (!comment) return std::unexpected(comment.error());
    comment->words = std::move(said);
    reply.comments.push_back(std::move(*comment));
  }
  for (const auto& quote : wanted.talk) {
    auto comment = comment_at(shared, quote);
    if (!comment) return std::unexpected(comment.error());
    comment->kind = share::Comment::Kind::talk;
    reply.comments.push_back(std::move(*comment));
  }
  if (wanted.text) {
    const auto words = share::read_given_text(*wanted.text);
    if (!words) return std::unexpected(words.error());
    reply.words = share::shown(*words);
  }
  if (reply.words.empty() && reply.comments.empty() && !reply.elsewhere)
    return std::unexpected(
        Problem{.what = std::string(say(Word::review_empty_reply)), .mend = std::string(say(Word::review_empty_reply_mend))});
  return reply;
}

/// Written where it can be handed over from, and kept, or neither.
Maybe<void> hand_over(const Acquaintance& all, const Common& common, const share::Sealed& sealed, const fs::path& to,
                      const portfolio::Exchange& exchange, const BeforeLeaving& before) {
  if (const auto fits = share::fits_its_name("vignette-sealed", to); !fits) return fits;
  const auto kept = all.keep_handed_over([&] { return share::write_file(to, sealed.bytes); }, exchange);
  if (!kept) return kept;
  if (common.json) {
    json told{{"file", to.string()}, {"number", sealed.number}};
    before.add_to(told);
    print(told);
    return {};
  }
  print(say(Word::review_sealed, fmt::arg("file", to.string()), fmt::arg("number", sealed.number)));
  before.print();
  return {};
}

/// What of the share stands in a reply: that may be a page on paper, which others read.
std::vector<std::string> quotes_of(const share::Reply& reply) {
  std::vector<std::string> quotes;
  for (const auto& one : reply.comments) quotes.push_back(one.quote);
  return quotes;
}

Maybe<void> reply_to(const Common& common, const Review& wanted) {
  const auto me = own(common);
  if (!me) return std::unexpected(me.error());
  const auto given = me->all.look_into(me->keys, wanted.file);
  if (!given) return std::unexpected(given.error());
  if (given->opened.kind != PageKind::share)
    return std::unexpected(Problem{
        .where = given->where, .what = std::string(say(Word::review_no_share)), .mend = std::string(say(Word::review_no_share_mend))});
  if (given->from.put_away) return words::stopped(Word::sealed_unknown, Word::sealed_unknown_mend, given->where);
  const auto here = placed(me->all, *given);
  if (!here) return std::unexpected(here.error());
  const auto shared = share::shared_of(here->page.body, given->where);
  if (!shared) return std::unexpected(shared.error());
  const auto reply = composed(given->opened.number, *shared, *me->all.own(), wanted);
  if (!reply) return std::unexpected(reply.error());
  const auto sealed = share::seal(*reply, *shared, me->keys, given->opened.from, share::number_after(here->exchange, PageKind::reply));
  if (!sealed) return std::unexpected(sealed.error());
  auto exchange = here->exchange;
  portfolio::add(exchange, page_made(PageKind::reply, sealed->file.number, sealed->body, reply->made, true));
  return hand_over(me->all, common, sealed->file, *wanted.to, exchange,
                   {common, share::reply_page(*shared, *reply), Word::leave_limits_team, {reply->name, reply->role, quotes_of(*reply)}});
}

Maybe<void> share_with(const Common& common, const Export& what, const ForSupervision& page, const std::string& whom) {
  const auto me = own(common);
  if (!me) return std::unexpected(me.error());
  const auto person = me->all.of_name(whom);
  if (!person) return std::unexpected(person.error());
  const auto to = share::keys_of_hex(person->keys);
  if (!to) return std::unexpected(to.error());
  const auto sealed = share::seal(share::Shared{what.name, what.role, page.page}, me->keys, *to, what.chance);
  if (!sealed) return std::unexpected(sealed.error());
  portfolio::Exchange exchange{.number = sealed->file.number,
                               .mine = true,
                               .keys = person->keys,
                               .name = person->name,
                               .role = person->role,
                               .pages = {},
                               .answers = page.stands};
  exchange.pages.push_back(page_made(PageKind::share, sealed->file.number, sealed->body, page.page.made, true));
  return hand_over(me->all, common, sealed->file, what.to, exchange,
                   {common,
                    page.page,
                    reflect::is_peer(person->role) ? Word::leave_limits_team : Word::leave_limits_supervision,
                    {what.name, what.role, {}}});
}

/// Kept, if it was not before; and what there is to read.
Maybe<void> open_given(const Common& common, const Review& wanted) {
  const auto me = own(common);
  if (!me) return std::unexpected(me.error());
  const auto given = me->all.look_into(me->keys, wanted.file);
  if (!given) return std::unexpected(given.error());
  const auto here = placed(me->all, *given);
  if (!here) return std::unexpected(here.error());
  const auto text = told(here->page.kind, here->page.body, &here->exchange, wanted.to, given->where);
  if (!text) return std::unexpected(text.error());
  if (!here->first)
    if (const auto kept = me->all.keep({portfolio::SaveExchange{here->exchange}}); !kept) return kept;
  if (wanted.to)
    if (const auto written = share::write_file(*wanted.to, *text); !written) return written;
  if (common.json) {
    auto all = about(*given);
    all["body"] = json::parse(here->page.body);
    all["first_opened"] = here->first ? json(portfolio::rfc3339(*here->first)) : json();
    print(all);
    return {};
  }
  if (here->first) {
    const auto day = portfolio::day_of(*here->first, shell::now().offset_minutes);
    print(say(Word::review_first_opened, fmt::arg("day", share::day_in_words(day))) + "\n");
    if (given->from.put_away) print(say(Word::review_earlier_key, fmt::arg("name", given->from.name)) + "\n");
  }
  print(wanted.to ? say(Word::export_done, fmt::arg("file", wanted.to->string())) : *text);
  return {};
}

/// Whole, and readable; nothing is kept.
Maybe<void> verify(const Common& common, const Review& wanted) {
  const auto me = own(common);
  if (!me) return std::unexpected(me.error());
  const auto given = me->all.look_into(me->keys, wanted.file);
  if (!given) return std::unexpected(given.error());
  if (const auto text = told(given->opened.kind, given->opened.body, nullptr, {}, given->where); !text)
    return std::unexpected(text.error());
  const auto* exchange = known_exchange(me->all, *given);
  const auto fingerprint = exchange ? share::fingerprint(*exchange) : std::string();
  if (common.json) {
    auto all = about(*given);
    all["fingerprint"] = exchange ? json(fingerprint) : json();
    print(all);
    return {};
  }
  print(say(Word::review_whole, fmt::arg("name", given->from.name), fmt::arg("number", given->opened.number)));
  if (exchange) print(say(Word::review_fingerprint_told, fmt::arg("fingerprint", fingerprint)));
  return {};
}

int status(const Maybe<void>& carried_out) { return carried_out ? int{done} : fail(carried_out.error()); }

}  // namespace

int review_share(const Common& common, const Export& what, const std::string& whom) {
  Export named = what;
  named.format = "supervision";
  named.chance = share::a_number();
  if (const auto all = Acquaintance::of(common); all && all->own()) {
    if (named.name.empty()) named.name = all->own()->name;
    if (named.role.empty()) named.role = all->own()->role;
    if (const auto keys = all->keys()) named.sealed_by = share::hex(keys->open());
    if (const auto person = all->of_name(whom)) {
      named.sealed_for = person->keys;
      if (reflect::is_peer(person->role)) named.title = say(Word::leave_team_title);
    }
  }
  const auto page = page_for_supervision(common, named);
  if (!page) return page.error();
  return status(share_with(common, named, *page, whom));
}

int review_open(const Common& common, const Review& wanted) { return status(open_given(common, wanted)); }

int review_reply(const Common& common, const Review& wanted) {
  const auto unsaid = std::ranges::find_if(wanted.comments, says_nothing);
  if (unsaid == wanted.comments.end()) return status(reply_to(common, wanted));
  complain(
      {.what = say(Word::review_comment_unsaid, fmt::arg("text", *unsaid)), .mend = std::string(say(Word::review_comment_unsaid_mend))});
  return usage;
}

int review_verify(const Common& common, const Review& wanted) {
  if (const auto there = read_given(wanted.file); !there) return fail(there.error());
  const auto looked = verify(common, wanted);
  if (looked) return done;
  complain(looked.error());
  return wrong;
}

}  // namespace vignette::cli

/// What is said of where something lies that is taken out for good: versions, answers, what was shared, backups, copied folders.
#include <algorithm>
#include <string>
#include <vector>

#include "ui/answers.hpp"
#include "ui/own.hpp"
#include "ui/review_parts.hpp"
#include "ui/take_out_parts.hpp"
#include "ui/threshold.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using words::Word;
using What = portfolio::TakenOut::What;

std::string say_of(Word word) { return std::string(words::say(word)); }

/// "3, 4 and 5".
std::string numbers_in_words(const std::vector<std::int64_t>& numbers) {
  std::vector<std::string> all;
  for (const auto number : numbers) all.push_back(std::to_string(number));
  return listed(all);
}

/// What goes from one share: pages whole, so that nothing goes that was not named.
std::string what_of(const portfolio::SharedWith& one, What what) {
  std::vector<std::string> all;
  if (one.share) all.push_back(say_of(Word::out_share_page));
  if (one.replies == 1) all.push_back(say_of(Word::out_share_reply));
  if (one.replies > 1)
    all.push_back(words::say(Word::out_share_replies, fmt::arg("count", words::count_in_words(static_cast<std::size_t>(one.replies)))));
  if (one.agreements > 0) all.push_back(say_of(Word::out_share_agreed));
  if (one.notes) all.push_back(say_of(what == What::passage ? Word::out_share_words : Word::out_share_notes));
  if (one.drafts) all.push_back(say_of(Word::out_share_begun));
  return all.empty() ? say_of(Word::out_share_rest) : listed(all);
}

/// What of a passage stays, since it stands among other words.
std::string parts_in_words(const portfolio::Reached& reach) {
  constexpr std::size_t most = 4;
  std::string said;
  for (std::size_t i = 0; i < std::min(most, reach.partly.size()); ++i) {
    const auto& [version, held] = reach.partly[i];
    const std::string part = beginning_of(held, 120);
    said += " " + (version == 0 ? words::say(Word::out_partly_now, fmt::arg("words", part))
                                : words::say(Word::out_partly, fmt::arg("number", version), fmt::arg("words", part)));
  }
  if (reach.partly.size() > most) said += " " + say_of(Word::out_partly_more);
  return said;
}

/// What goes, and of one exchange the others that are here too: which one it is has to be plain beside those.
std::vector<portfolio::SharedWith> could_be_taken_for_another(const app::Model& model, const app::TakingOut& out,
                                                              const portfolio::Reached& reach) {
  auto all = reach.shares;
  if (out.what.what != What::exchange) return all;
  for (const auto& one : model.review.exchanges) {
    const portfolio::Exchange& record = one.record;
    const auto* share = portfolio::newest(record, portfolio::PageKind::share);
    if (share && record.number != out.what.exchange) all.push_back({.number = record.number, .name = record.name, .made = share->made});
  }
  return all;
}

}  // namespace

std::string counted(std::int64_t count, Word one, Word many) {
  if (count == 1) return say_of(one);
  return words::say(many, fmt::arg("count", words::count_in_words(static_cast<std::size_t>(count))));
}

std::string TakeOutWords::versions(const portfolio::Reached& reach) const {
  const std::size_t kept = model.versions.of == out.what.key ? model.versions.list.size() : 0;
  if (reach.versions.empty()) return say_of(reach.in_draft ? Word::out_draft_only : Word::out_versions_none) + parts_in_words(reach);
  if (out.what.what == What::answer) {
    return words::say(reach.versions.size() == 1 ? Word::out_versions_one_all : Word::out_versions_all,
                      fmt::arg("count", words::count_in_words(reach.versions.size())));
  }
  std::string said =
      words::say(reach.in_draft ? Word::out_versions_and_draft : Word::out_versions, fmt::arg("numbers", numbers_in_words(reach.versions)));
  std::vector<std::int64_t> others;
  const auto partly = [&](std::int64_t number) {
    return std::ranges::find(reach.partly, number, &portfolio::Partly::version) != reach.partly.end();
  };
  for (std::size_t i = 1; i <= kept; ++i) {
    const auto number = static_cast<std::int64_t>(i);
    if (std::ranges::find(reach.versions, number) == reach.versions.end() && !partly(number)) others.push_back(number);
  }
  if (out.what.what == What::passage && !others.empty() && others.size() <= 12) {
    said += " " + words::say(others.size() == 1 ? Word::out_version_never : Word::out_versions_never,
                             fmt::arg("numbers", numbers_in_words(others)));
  }
  return said + parts_in_words(reach);
}

std::string TakeOutWords::answers(const portfolio::Reached& reach) const {
  if (reach.answers == 0) return say_of(Word::out_answers_none);
  if (reach.answers == 1) return say_of(Word::out_answers_one);
  return words::say(Word::out_answers, fmt::arg("count", words::count_in_words(static_cast<std::size_t>(reach.answers))));
}

std::string TakeOutWords::commitments(const portfolio::Reached& reach) const {
  return counted(reach.commitments, Word::out_commitments_one, Word::out_commitments);
}

std::string TakeOutWords::shares(const portfolio::Reached& reach) const {
  std::string said;
  for (const auto& one : reach.shares) {
    const Word named = one.mine ? Word::out_share : Word::out_share_theirs;
    const Word nameless = one.mine ? Word::out_share_nameless : Word::out_share_theirs_nameless;
    const auto day = day_only_in_words(model, one.made);
    const auto number = number_where_alike(could_be_taken_for_another(model, out, reach), one);
    said += (said.empty() ? "" : "\n") + (number.empty() ? "" : number + ". ");
    said += words::say(one.name.empty() ? nameless : named, fmt::arg("name", one.name), fmt::arg("day", day),
                       fmt::arg("what", what_of(one, out.what.what)));
  }
  const auto whole = [](const auto& one) { return one.share || one.replies > 0 || one.agreements > 0; };
  const bool all_goes = out.what.what == What::exchange || out.what.what == What::everything;
  if (!all_goes && std::ranges::any_of(reach.shares, whole)) said += "\n" + say_of(Word::out_share_whole);
  return said;
}

std::string TakeOutWords::backups(const portfolio::Reached& reach) const {
  if (reach.backups.empty()) return say_of(reach.out_of_reach.empty() ? Word::out_backups_none : Word::out_backups_none_open);
  const auto oldest = std::ranges::min_element(reach.backups, {}, &portfolio::Backup::made);
  const std::string day = date_in_words(model, oldest->made);
  const bool one = reach.backups.size() == 1;
  if (out.what.what == What::everything) {  // a copy of nothing is none
    const Word goes = one ? Word::out_backup_one_goes : Word::out_backups_go,
               gone = one ? Word::out_backup_one_gone : Word::out_backups_gone;
    return words::say(out.done ? gone : goes, fmt::arg("day", day));
  }
  if (one) return words::say(out.done ? Word::out_backup_one_done : Word::out_backup_one, fmt::arg("day", day));
  return words::say(out.done ? Word::out_backups_done : Word::out_backups, fmt::arg("day", day));
}

std::string TakeOutWords::copied(const portfolio::Reached& reach) const {
  using Kind = portfolio::Folder::Kind;
  std::string said;
  const auto add = [&](const std::string& one) { said += (said.empty() ? "" : " ") + one; };
  if (reach.folder.kind == Kind::synced) add(words::say(Word::out_folder_copied, fmt::arg("by", by_whom(reach.folder))));
  if (reach.folder.kind == Kind::network) add(say_of(Word::out_folder_network));
  for (const auto& one : reach.copied) {
    const bool network = one.folder.kind == Kind::network, before = one.holds == portfolio::CopiedFolder::Holds::before;
    add(words::say(before ? (network ? Word::out_folder_before_network : Word::out_folder_before)
                          : (network ? Word::out_folder_backups_network : Word::out_folder_backups),
                   fmt::arg("by", by_whom(one.folder)), fmt::arg("folder", one.path), fmt::arg("day", date_in_words(model, one.until))));
  }
  return said.empty() ? say_of(Word::out_folder_none) : said;
}

}  // namespace vignette::ui

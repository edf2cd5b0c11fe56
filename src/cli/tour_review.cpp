#include "cli/tour_review.hpp"

#include <set>
#include <string>
#include <utility>

#include "cli/driver.hpp"
#include "portfolio/leaving.hpp"
#include "share/chosen.hpp"
#include "share/replying.hpp"
#include "share/shared.hpp"
#include "shell/reviewer.hpp"
#include "shell/session.hpp"
#include "store/reader.hpp"
#include "store/store.hpp"

namespace vignette::cli {
namespace {

using portfolio::PageKind;

constexpr std::int64_t day_ms = 24LL * 3'600'000;

template <typename Result>
auto must(Result result) {
  if (!result) throw DriveFailure(words::describe(result.error()));
  return std::move(*result);
}

portfolio::Now days_ago(portfolio::Now now, int days) {
  now.instant.ms -= days * day_ms;
  return now;
}

/// Somebody who shares with the tour's supervisor, and what came of it.
class Sharing {
 public:
  Sharing(const share::OwnKeys& supervisor, std::string name, std::string role)
      : supervisor_(supervisor), keys_(must(share::OwnKeys::make())), name_(std::move(name)), role_(std::move(role)) {}

  portfolio::SavePerson person(portfolio::Now now) const {
    return {{.keys = share::hex(keys_.open()), .name = name_, .role = role_, .met = now.instant, .words_read = now.instant}};
  }

  /// Sealed by the one, opened by the other.
  portfolio::Exchange shares(const portfolio::Leaving& leaving, const std::vector<pack::Case>& cases, share::Bringing bringing,
                             portfolio::Now now) {
    bringing.name = name_;
    bringing.role = role_;
    bringing.from = share::hex(keys_.open());
    bringing.to = share::hex(supervisor_.open());
    shared_ = {.name = name_, .role = role_, .page = share::supervision_page(leaving, cases, bringing, now)};
    const auto sealed = must(share::seal(shared_, keys_, supervisor_.open()));
    const share::Known known{.sender = [&](const share::PublicKeys& from) { return from == keys_.open(); },
                             .opened_here = [](const share::PublicKeys&, const std::string&) { return false; }};
    const auto opened = must(share::open_sealed(sealed.file.bytes, supervisor_, known, {}));
    number_ = opened.number;
    portfolio::Exchange exchange{.number = number_, .keys = share::hex(keys_.open()), .name = name_, .role = role_};
    exchange.pages.push_back(page(PageKind::share, number_, false, opened.body, now));
    return exchange;
  }

  portfolio::Page reply(const std::string& words, portfolio::Now now) const {
    const share::Reply reply{.about = number_, .name = "K.", .made = portfolio::day_of(now.instant, now.offset_minutes), .words = words};
    return page(PageKind::reply, share::a_number(), true, share::to_bytes(reply), now);
  }

  portfolio::Page agreement(share::Agreement agreed, portfolio::Now now) const {
    agreed.about = number_;
    agreed.made = portfolio::day_of(now.instant, now.offset_minutes);
    return page(PageKind::agreement, share::a_number(), true, share::to_bytes(agreed), now);
  }

 private:
  static portfolio::Page page(PageKind kind, std::string number, bool mine, std::string body, portfolio::Now now) {
    portfolio::Page made{.kind = kind, .number = std::move(number), .mine = mine, .body = std::move(body)};
    made.digest = share::digest_of(made.body);
    made.made = portfolio::day_of(now.instant, now.offset_minutes);
    made.kept = now.instant;
    return made;
  }

  const share::OwnKeys& supervisor_;
  share::OwnKeys keys_;
  std::string name_, role_, number_;
  portfolio::Shared shared_;
};

share::Agreement what_was_agreed() {
  using Kind = share::AgreedLine::Kind;
  return {.lines = {{Kind::learning, "The plan was everybody’s, and the activities were nobody’s.", "", ""},
                    {Kind::action, "Ask one family what being in the meeting is like, and bring back what they say.", "R.", "18 December"},
                    {Kind::supervisor, "Ask the other team for one person to ring.", "", "6 November"},
                    {Kind::support, "Half a day beside a speech and language therapist.", "K. arranges it", "30 November"}},
          .learner_sees = "I’d have liked a smaller first step than a family’s meeting. We left it as it is."};
}

}  // namespace

void make_review(const std::filesystem::path& portfolio, const std::filesystem::path& learner, const std::vector<pack::Case>& cases) {
  const portfolio::Leaving leaving(must(must(store::Reader::open(learner))->everything()));
  const auto own = must(share::OwnKeys::make());
  const auto now = shell::now();
  std::vector<store::Change> changes{
      portfolio::SaveOwnCard{{.seed = own.seed_in_hex(), .name = "K.", .role = "senior practitioner", .made = now.instant}}};

  const auto of_case = [&](const pack::Case& pack, std::size_t first, std::size_t count) {
    std::set<portfolio::QuestionKey> keys;
    for (std::size_t i = first; i < first + count && i < pack.questions.size(); ++i) keys.insert({pack.id, pack.questions[i].id});
    return share::brought(leaving, {.answers = keys});
  };
  Sharing r(own, "R.", "case manager"), t(own, "T.", "student on placement"), group(own, "Peer group", "three who meet monthly");
  const auto& first = cases.front();
  const auto& last = cases.back();

  share::Bringing earlier{.answers = of_case(last, 0, 1)};
  auto agreed = r.shares(leaving, cases, earlier, days_ago(now, 41));
  agreed.pages.push_back(r.reply("Let us begin with what you noticed.", days_ago(now, 38)));
  agreed.pages.push_back(r.agreement(what_was_agreed(), days_ago(now, 34)));
  agreed.both_have = portfolio::day_of(days_ago(now, 34).instant, now.offset_minutes);
  changes.emplace_back(r.person(days_ago(now, 50)));
  changes.emplace_back(portfolio::SaveExchange{agreed});

  changes.emplace_back(group.person(days_ago(now, 20)));
  changes.emplace_back(portfolio::SaveExchange{group.shares(leaving, cases, {.answers = of_case(first, 2, 1)}, days_ago(now, 14))});

  auto answered = t.shares(leaving, cases, {.answers = of_case(last, 1, 1)}, days_ago(now, 5));
  answered.pages.push_back(t.reply("What would have helped you to ask?", days_ago(now, 2)));
  changes.emplace_back(t.person(days_ago(now, 6)));
  changes.emplace_back(portfolio::SaveExchange{answered});

  share::Bringing newest{.answers = of_case(first, 0, 2)};
  newest.talk = {
      "How do I agree with another team who tells whom, before anything has "
      "happened?",
      "I avoid asking families to sit in. I would like to look at why.", "What would the family in this case say we had done?"};
  newest.meeting = portfolio::day_of(days_ago(now, -8).instant, now.offset_minutes);
  changes.emplace_back(portfolio::SaveExchange{r.shares(leaving, cases, newest, now)});
  const auto store = must(store::Store::open(portfolio));
  if (const auto kept = store->transact(changes); !kept) throw DriveFailure(words::describe(kept.error()));
}

}  // namespace vignette::cli

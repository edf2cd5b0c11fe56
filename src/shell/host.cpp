#include "shell/host.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <random>
#include <utility>

#include "app/wipe.hpp"
#include "shell/nearby.hpp"
#include "workshop/look.hpp"
#include "workshop/record.hpp"

namespace vignette::shell {

namespace intent = app::intent;
using words::Word;
using workshop::Done;
using workshop::Workshop;

namespace {

/// What is wished is done, and its words are overwritten.
struct Doing {
  Workshop& all;

  Done operator()(const app::lead::Next&) { return all.next(); }
  Done operator()(const app::lead::Close&) { return all.close(); }
  Done operator()(const app::lead::Hold& wish) { return all.hold(wish.card, wish.why); }
  Done operator()(const app::lead::LeaveIn& wish) { return all.leave_in(wish.card); }
  Done operator()(app::lead::MakeGroup& wish) {
    const auto made = all.make_group(wish.title);
    app::wipe(wish.title);
    return made ? Done() : std::unexpected(made.error());
  }
  Done operator()(app::lead::NameGroup& wish) { return with_words(all.name_group(wish.number, wish.title), wish.title); }
  Done operator()(const app::lead::MoveCard& wish) { return all.move_card(wish.card, wish.group); }
  Done operator()(const app::lead::Reveal&) { return all.reveal(); }
  Done operator()(const app::lead::Talk&) { return all.talk(); }
  Done operator()(const app::lead::SetPresent& wish) { return all.set_present(wish.people); }
  Done operator()(app::lead::Type& wish) { return with_words(all.type(wish.text, words::language(), system_chance()), wish.text); }
  Done operator()(const app::lead::TypePass&) { return all.type_pass(); }
  Done operator()(app::lead::Commit& wish) { return with_words(all.commit(wish.text), wish.text); }
  Done operator()(const app::lead::Uncommit& wish) { return all.uncommit(wish.place); }
  Done operator()(const app::lead::Settle& wish) { return all.settle(wish.keep); }
  Done operator()(const app::lead::HideCount& wish) { return all.hide_count(wish.hidden), Done(); }
  Done operator()(const app::lead::GiveMinutes& wish) { return all.give_minutes(wish.step, wish.minutes); }
  Done operator()(const app::lead::GiveParts& wish) { return all.give_parts(wish.step, wish.alone, wish.pairs); }
  Done operator()(const app::lead::AskInstead& wish) { return all.ask_instead(wish.step, wish.question); }
  Done operator()(const app::lead::PutStep& wish) { return all.put_step(wish.from, wish.to); }
  Done operator()(const app::lead::AddStep& wish) { return all.add_step(wish.place, wish.kind, wish.question); }
  Done operator()(const app::lead::Skip&) { return all.skip(); }
  Done operator()(const app::lead::LeaveOut& wish) { return all.leave_out(wish.step); }

  static Done with_words(Done done, std::string& words) {
    app::wipe(words);
    return done;
  }
};

void wipe(app::TeamTyped& typed) {
  for (std::string* text : {&typed.answer, &typed.group, &typed.commitment, &typed.question}) app::wipe(*text);
  for (auto& [file, why] : typed.whys) app::wipe(why);
  typed.whys.clear();
}

}  // namespace

std::uint64_t system_chance() {
  std::random_device system;
  return std::uint64_t{system()} << 32U | system();
}

std::vector<std::string> rows_of(const std::optional<share::QrSquares>& qr) {
  std::vector<std::string> rows;
  for (std::size_t y = 0; qr && y < qr->side; ++y) {
    auto& row = rows.emplace_back();
    for (std::size_t x = 0; x < qr->side; ++x) row += qr->dark[y * qr->side + x] ? '1' : '0';
  }
  return rows;
}

bool only_here(std::string_view address) { return address.starts_with("127.") || address == "::1"; }

workshop::Way way_to(const workshop::Server& server, const std::optional<share::QrSquares>& qr) {
  // Browsers put "http://" in front by themselves; "https://" has to be typed.
  constexpr std::string_view scheme = "http://";
  workshop::Way way{.address = server.address()};
  if (way.address.starts_with(scheme)) way.address.erase(0, scheme.size());
  way.squares = rows_of(qr);
  return way;
}

std::optional<workshop::Certificate> certificate_of(const pack::Policy& policy) {
  if (policy.workshop.certificate.empty()) return std::nullopt;
  return workshop::Certificate{policy.workshop.certificate, policy.workshop.key};
}

Host::Host(std::shared_ptr<Results> results, std::filesystem::path records, std::function<portfolio::Instant()> clock,
           std::shared_ptr<Keyring> keyring)
    : results_(std::move(results)),
      folder_(std::move(records)),
      clock_(std::move(clock)),
      journal_(folder_.parent_path() / "workshop.journal", std::move(keyring)) {}

// As for the session: what it waits for may throw only where the machine has no memory left.
Host::~Host() {  // NOLINT(bugprone-exception-escape)
  wipe(typed_);
  if (!room_) return;
  room_->ends = true;
  worker_.finish();
  if (journal_kept_.value_or(false)) journal_.wipe();  // else what lies there is another window's
  room_->desk.end(false, {});
  if (room_->server) room_->server->tell();
}

void Host::find_addresses() {
  worker_.give([to = results_] {
    std::vector<std::string> addresses;
    for (auto& one : networks()) addresses.push_back(std::move(one.address));
    to->post(intent::AddressesFound{std::move(addresses)});
  });
}

void Host::open(const app::effect::OpenRoom& wish, const pack::Case& about, reflect::Known known) {
  const auto& choice = wish.choice;
  const workshop::Setting setting{.case_id = wish.case_id,
                                  .title = about.title,
                                  .address = choice.address,
                                  .minutes = choice.minutes,
                                  .starts = choice.starts,
                                  .paper = choice.paper,
                                  .keyboard = choice.keyboard,
                                  .phones = choice.phones,
                                  .video = choice.video};
  late_.reset();  // the workshop listens where that did
  forget_wifi();
  if (!wish.wifi.empty()) wifi_ = rows_of(share::qr_of(wish.wifi));
  auto room = room_for(setting, Workshop(wish.plan, choice.keep, choice.manages, choice.language), std::move(known));
  if (const auto failed = serve(*room)) {
    // Of a certificate it is said what is wrong with it; of an address, that another can be chosen.
    const bool of_certificate = certificate_ && (failed->where == certificate_->certificate || failed->where == certificate_->key);
    results_->post(intent::TeamNotOpened{of_certificate ? *failed
                                                        : words::Problem{.where = failed->where,
                                                                         .what = std::string(words::say(Word::team_not_open)),
                                                                         .mend = std::string(words::say(Word::team_not_open_mend))}});
    return;
  }
  begin(std::move(room));
}

std::shared_ptr<Host::Room> Host::room_for(const workshop::Setting& setting, Workshop workshop, reflect::Known known) {
  // Many phones may change something at once: whoever leads is told once, as it stands when it is their turn.
  const auto waits = std::make_shared<std::atomic<bool>>(false);
  const auto heard = [this, waits, to = results_] {
    if (waits->exchange(true)) return;
    to->hand([this, waits]() -> std::optional<app::Intent> {
      *waits = false;
      if (!room_) return std::nullopt;
      guessed_ = room_->desk.was_guessed() || guessed_;
      write_journal();
      return intent::TeamChanged{standing()};
    });
  };
  const auto names = known.words();
  // As one piece: neither a desk nor what is within it can be moved.
  return std::shared_ptr<Room>(new Room{.known = std::move(known),
                                        .setting = setting,
                                        .desk = workshop::Desk(std::move(workshop), names, system_chance, heard, setting.title),
                                        .server = nullptr});
}

std::optional<words::Problem> Host::serve(Room& room) {
  if (!room.setting.phones) return std::nullopt;
  workshop::Listen listen{.port = room.setting.port, .certificate = certificate_};
  if (!room.setting.address.empty()) listen.address = room.setting.address;
  auto server = workshop::Server::start(listen, room.desk, system_chance);
  if (!server && std::exchange(listen.port, 0) != 0) server = workshop::Server::start(listen, room.desk, system_chance);  // taken since
  if (!server) return server.error();
  room.server = std::move(*server);
  room.setting.port = room.server->port();
  room.only_here = only_here(listen.address);
  return std::nullopt;
}

void Host::forget_wifi() {
  for (auto* squares : {&wifi_, &way_.wifi}) {
    for (auto& row : *squares) app::wipe(row);
    squares->clear();
  }
  leads_to_.clear();
}

void Host::begin(std::shared_ptr<Room> room) {
  guessed_ = false;
  found_.clear();
  room_ = std::move(room);
  show_way();
  write_journal();
  changed();
}

void Host::show_way() {
  if (!room_->server) return room_->desk.show_way({});
  room_->desk.show_way(way());
}

const workshop::Way& Host::way() {
  const auto& server = *room_->server;
  auto leads_to = server.address() + "/#" + server.code();
  if (leads_to != leads_to_) {
    // A picture that leads to this computer alone would lead a phone to itself.
    way_ = way_to(server, room_->only_here ? std::nullopt : share::qr_of(leads_to));
    way_.wifi = wifi_;
    leads_to_ = std::move(leads_to);
  }
  return way_;
}

std::vector<text::Range> Host::found_in(const workshop::Card& card) { return workshop::look(card.text, room_->known); }

app::Leading Host::standing() {
  auto stands = room_->desk.with([](const Workshop& all) {
    app::Leading now{.plan = all.plan(), .at = all.at(), .phase = all.phase(), .in = all.in(), .passed = all.passed()};
    now.held = all.held();
    now.can_be_shown = all.can_be_shown();
    for (auto& card : all.cards()) now.cards.push_back({.card = std::move(card)});
    now.groups = all.groups();
    now.which = workshop::which_question(all);
    if (now.phase && *now.phase != workshop::Phase::writing) now.tally = workshop::tally(all);
    now.keep = all.keep();
    now.settled = all.settled();
    now.count_hidden = all.count_hidden();
    now.present = all.present();
    now.commitments = all.commitments();
    now.told = workshop::told(all, {});
    return now;
  });
  auto before = std::exchange(found_, {});
  for (auto& one : stands.cards) {  // the words of a card never change: another has another id
    const auto known = before.find(one.card.id);
    one.found = known != before.end() ? std::move(known->second) : found_in(one.card);
    found_.emplace(one.card.id, one.found);
  }
  if (const auto& server = room_->server) {
    const auto& leads = way();
    stands.way = app::PhoneWay{.address = leads.address,
                               .code = server->code(),
                               .squares = leads.squares,
                               .only_here = room_->only_here,
                               .guessed = guessed_,
                               .wifi = leads.wifi};
  }
  return stands;
}

void Host::changed(std::optional<workshop::Refusal> refused, std::optional<app::Field> from) {
  results_->hand([this, refused, from]() -> std::optional<app::Intent> {
    if (!room_) return std::nullopt;
    return intent::TeamChanged{standing(), refused, from};
  });
}

void Host::lead(app::effect::Lead wish) {
  if (!room_) return;
  const auto done = room_->desk.with([&](Workshop& all) { return std::visit(Doing{all}, wish.wish); });
  if (done && room_->server) room_->server->tell();
  if (done) write_journal();
  // What is seen to be in would be there after a crash.
  worker_.give([this, refused = done ? std::nullopt : std::optional(done.error()), from = wish.from] { changed(refused, from); });
}

void Host::read() {
  if (room_) changed();
  if (typed_ == app::TeamTyped()) return;
  results_->hand([this]() -> std::optional<app::Intent> {
    intent::TeamHandedBack back{typed_};
    wipe(typed_);
    return back;
  });
}

void Host::hide(app::TeamTyped typed) {
  wipe(typed_);
  typed_ = std::move(typed);
}

void Host::tell_time(std::string left) {
  if (room_) room_->desk.show_time(std::move(left));  // browsers' room screens ask for it by themselves
}

void Host::stop_server() {
  if (!room_->server) return;
  room_->server->tell();
  struct Closing {
    std::shared_ptr<Room> room;  // whose desk the server calls until it has ended
    std::shared_ptr<workshop::Server> server;
  };
  worker_.give([closing = Closing{room_, std::exchange(room_->server, nullptr)}]() mutable { closing.server.reset(); });
}

void Host::go_on_with_paper() {
  if (!room_) return;
  stop_server();
  room_->setting.phones = false;
  show_way();
  write_journal();
  changed();
}

void Host::new_code() {
  if (!room_ || !room_->server) return;
  room_->server->renew_code();
  guessed_ = false;
  show_way();
  room_->server->tell();
  changed();
}

std::string Host::address() const { return room_ && room_->server ? room_->server->address() : std::string(); }

}  // namespace vignette::shell

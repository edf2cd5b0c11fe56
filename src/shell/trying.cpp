#include "shell/trying.hpp"

#include <algorithm>
#include <utility>

#include "share/qr.hpp"
#include "shell/host.hpp"
#include "shell/nearby.hpp"
#include "words/words.hpp"

namespace vignette::shell {

namespace intent = app::intent;
using words::say;
using words::Word;
using workshop::Tried;
using Stage = workshop::Tried::Stage;

std::expected<std::unique_ptr<Trying>, words::Problem> Trying::begin(std::string address, std::uint16_t port, std::function<void()> heard,
                                                                     std::optional<workshop::Certificate> certificate) {
  const auto all = networks();
  if (address.empty()) {
    if (all.empty())
      return std::unexpected(
          words::Problem{.what = std::string(say(Word::team_try_no_network)), .mend = std::string(say(Word::team_try_no_network_mend))});
    address = all.front().address;
  }
  std::unique_ptr<Trying> trying(new Trying(std::move(heard)));
  if (const auto network = std::ranges::find(all, address, &Network::address); network != all.end()) trying->network_ = network->begins;
  trying->other_networks_ = all.size() > 1;
  trying->before_ = neighbours();
  auto server = workshop::Server::start({.address = address, .port = port, .certificate = certificate}, trying->trial_, system_chance);
  if (!server && certificate && (server.error().where == certificate->certificate || server.error().where == certificate->key))
    return std::unexpected(server.error());
  if (!server)
    return std::unexpected(words::Problem{.what = say(Word::team_try_failed, fmt::arg("address", address)),
                                          .mend = std::string(say(Word::team_try_failed_mend))});
  trying->server_ = std::move(*server);
  return trying;
}

Tried Trying::stands() const {
  auto way = way_to(*server_, share::qr_of(server_->address() + "/#" + server_->code()));
  Tried tried{.stage = trial_.stage(),
              .address = std::move(way.address),
              .code = server_->code(),
              .squares = std::move(way.squares),
              .network = network_,
              .other_networks = other_networks_};
  if (network_says_ && tried.stage < Stage::opened) tried.stage = *network_says_;
  return tried;
}

void Trying::look_around() {
  const auto now = neighbours();
  const bool somebody_new = std::ranges::any_of(now, [this](const auto& one) { return !before_.contains(one); });
  network_says_ = somebody_new ? Stage::kept_out : Stage::nobody;
}

void RoomTrier::begin(const std::string& address, std::optional<workshop::Certificate> certificate) {
  trying_.reset();
  auto trying = Trying::begin(
      address, 0,
      [this, to = results_] {
        to->hand([this]() -> std::optional<app::Intent> {
          if (!trying_) return std::nullopt;
          return intent::RoomTried{trying_->stands()};
        });
      },
      std::move(certificate));
  if (!trying) return results_->post(intent::RoomNotTried{std::move(trying.error())});
  trying_ = std::move(*trying);
  tell();
}

void RoomTrier::look_around() {
  if (!trying_) return;
  trying_->look_around();
  tell();
}

void RoomTrier::tell() { results_->post(intent::RoomTried{trying_->stands()}); }

std::optional<Tried> RoomTrier::stands() const { return trying_ ? std::optional(trying_->stands()) : std::nullopt; }

}  // namespace vignette::shell

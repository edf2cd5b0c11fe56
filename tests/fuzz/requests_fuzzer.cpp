// What a phone, or whoever pretends to be one, sends: read in pieces, answered, and never more than what the door allows. And the file that
// somebody takes their words home in.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "workshop/desk.hpp"
#include "workshop/reading.hpp"
#include "workshop/requests.hpp"
#include "workshop/taken_home.hpp"

using namespace vignette::workshop;

namespace {

std::uint64_t chance() {
  static std::uint64_t last = 1;
  return last = last * 6364136223846793005ULL + 1442695040888963407ULL;
}

Workshop at_a_question() {
  Workshop all(plan_for(45, {{"q", "Brief", "Wording?"}}));
  (void)all.set_present(9);
  while (!all.phase()) (void)all.next();
  return all;
}

void must(bool so) {
  if (!so) std::abort();
}

}  // namespace

/// The first byte says in how large pieces the others come. KEY and CODE stand for the real ones, so that what lies behind them is reached.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  if (count < 2) return 0;
  const std::string_view all(reinterpret_cast<const char*>(bytes), count);
  if (is_words_file(all)) {
    const auto read = read_words_file(all, "file");
    must(read ? !read->answers.empty() : !read.error().what.empty() && !read.error().mend.empty());
    return 0;
  }
  Desk desk(at_a_question(), {"sam"}, chance);
  Gate gate(chance);
  std::string sent(reinterpret_cast<const char*>(bytes) + 1, count - 1);
  for (const auto& [place, real] : {std::pair{std::string("KEY"), gate.key()}, std::pair{std::string("CODE"), gate.code()}})
    for (auto at = sent.find(place); at != std::string::npos; at = sent.find(place, at + real.size())) sent.replace(at, place.size(), real);
  const std::size_t piece = 1 + bytes[0] % 64U;
  Reading reading;
  std::size_t requests = 0;
  for (std::size_t at = 0; at < sent.size(); at += piece) {
    auto state = reading.put(std::string_view(sent).substr(at, piece));
    for (; state == Reading::State::whole; state = reading.put({}), ++requests) {
      const auto request = reading.take();
      must(request.body.size() <= longest_body);
      const auto reply = respond(request, "203.0.113.1", desk, gate, chance, static_cast<std::int64_t>(requests));
      const auto head = head_of(reply, request.keep_alive);
      must(head.ends_with("\r\n\r\n") && head.find("\r\n\r\n") == head.size() - 4);
      must(reply.status != 200 || request.target == "/" || request.target == "/room" || request.target == "/join" ||
           request.target.find(gate.key()) != std::string::npos || request.body.find(gate.key()) != std::string::npos ||
           request.body.find('\\') != std::string::npos);
    }
    if (state == Reading::State::refused) {
      must(!head_of(refusal(reading.status()), false).empty());
      break;
    }
  }
  desk.with([](Workshop& all) {
    must(all.in() <= 1'000);
    must(all.cards().empty());  // nobody reads before writing closes
    (void)all.close();
    for (const auto& card : all.cards()) must(can_be_answer(card.text));
  });
  return 0;
}

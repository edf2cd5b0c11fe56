// The process is killed while it keeps; what it was told is kept must be there.
#include <catch2/catch_test_macros.hpp>

#include <csignal>

#include "store/keeper.hpp"
#include "store/samples.hpp"
#include "support/scratch.hpp"

using namespace vignette;
using store::Store;

namespace {

std::string text_of(std::uint32_t number) { return std::to_string(number) + " " + std::string(number * 97 % 9000, 'w'); }

/// Lets a child work until it has told `count` numbers, kills it in the midst, and gives every number it told.
std::vector<std::uint32_t> killed_after(std::size_t count, const std::function<void(int)>& work) {
  int ends[2] = {-1, -1};
  REQUIRE(::pipe(ends) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    work(ends[1]);
    ::_exit(1);
  }
  ::close(ends[1]);
  std::vector<std::uint32_t> told;
  std::uint32_t number = 0;
  while (::read(ends[0], &number, sizeof number) == sizeof number) {
    told.push_back(number);
    if (told.size() == count) ::kill(child, SIGKILL);
  }
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WIFSIGNALED(status));
  return told;
}

void tell(int end, std::uint32_t number) {
  if (::write(end, &number, sizeof number) != sizeof number) ::_exit(2);
}

}  // namespace

TEST_CASE("every text that was acknowledged survives the process being killed") {
  const support::Scratch scratch;
  const auto file = scratch / "p";
  std::size_t all = 0;
  for (const std::size_t count : {1u, 7u, 40u}) {
    const auto told = killed_after(count, [&](int end) {
      auto store = Store::open(file);
      if (!store) ::_exit(3);
      for (auto number = static_cast<std::uint32_t>(all);; ++number) {
        if (!(*store)->transact({portfolio::SaveAnswer{samples::answer("q1", text_of(number), number), true}})) ::_exit(4);
        tell(end, number);
      }
    });
    REQUIRE(told.size() >= count);
    REQUIRE(Store::open(file));
    const auto revisions = samples::revisions(file, "q1");
    all += told.size();
    // One more may have been kept than the child could still tell.
    REQUIRE((revisions.size() == all || revisions.size() == all + 1));
    all = revisions.size();
    for (std::size_t i = 0; i < all; ++i) CHECK(revisions.at(i).text == text_of(static_cast<std::uint32_t>(i)));
    CHECK(samples::contents(file).answers.at(0).text == revisions.back().text);
  }
}

TEST_CASE("what the keeper reports as kept survives the process being killed while typing goes on") {
  const support::Scratch scratch;
  const auto file = scratch / "p";
  const auto told = killed_after(15, [&](int end) {
    auto store = Store::open(file);
    if (!store) ::_exit(3);
    store::Keeper keeper(std::move(*store), [end](const store::Kept& kept) {
      if (kept.problem) ::_exit(4);
      tell(end, static_cast<std::uint32_t>(kept.number));
    });
    for (std::uint32_t number = 1;; ++number) {
      keeper.keep(number, portfolio::SaveAnswer{samples::answer("q1", text_of(number), number), false});
    }
  });
  REQUIRE(Store::open(file));
  const auto contents = samples::contents(file);
  const auto& text = contents.answers.at(0).text;
  const auto number = static_cast<std::uint32_t>(std::stoul(text));
  CHECK(number >= told.back());
  CHECK(text == text_of(number));
}

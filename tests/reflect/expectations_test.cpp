// What inspectors looked for, found again in the two packs as they are after edits whose right outcome is known by how they were made.
#include "reflect/expectations.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <random>

using namespace vignette;
using reflect::find_expectations;

namespace {

using All = std::vector<std::string>;
using Places = std::vector<std::optional<std::size_t>>;

const All sam{"Notice change in anything tied to risk of harm, and respond to it.",
              "Draw on what is needed from the other agencies that help to manage that risk.",
              "Involve the child and their parents or carers in reviewing risk in a way that means something, and weigh what others think.",
              "Adjust the continuing plan, so that risk of harm is managed and kept as low as it can be."};
const All wayne{"Promote the safety of other people, and deal well enough with what makes harm more likely.",
                "Bring in other agencies where that is right.",
                "Take up any particular concerns and risks to do with actual and potential victims.",
                "Set out the controls and interventions that are needed to promote other people’s safety.",
                "Set out contingency arrangements that are needed, and that would work, for the risks that were found."};

Places find(const All& now, const All& kept) { return find_expectations(now, {kept.begin(), kept.end()}); }

}  // namespace

TEST_CASE("word for word, in whatever order, and whatever the capitals and the punctuation") {
  std::mt19937 chance(7);
  for (const All& pack : {sam, wayne}) {
    for (int round = 0; round < 50; ++round) {
      All now = pack;
      std::ranges::shuffle(now, chance);
      now.insert(now.begin() + static_cast<std::ptrdiff_t>(chance() % now.size()), "Something that was never asked before.");
      const auto places = find(now, pack);
      for (std::size_t i = 0; i < pack.size(); ++i) {
        REQUIRE(places[i]);
        CHECK(now[*places[i]] == pack[i]);
      }
    }
  }
  CHECK(find({"Notice change", "Involve the child"}, {"involve the child."}) == Places{1U});
}

TEST_CASE("one that was taken out comes to stand under none of those that are left") {
  for (const All& pack : {sam, wayne})
    for (std::size_t gone = 0; gone < pack.size(); ++gone) {
      All now = pack;
      now.erase(now.begin() + static_cast<std::ptrdiff_t>(gone));
      CAPTURE(pack[gone]);
      CHECK(find(now, {pack[gone]}) == Places{std::nullopt});
      const auto all = find(now, pack);
      for (std::size_t i = 0; i < pack.size(); ++i) CHECK(all[i].has_value() == (i != gone));
    }
}

TEST_CASE("one reworded a little is found, wherever it has gone; one reworded wholly is not") {
  const std::vector<std::pair<std::string, std::string>> reworded{
      {sam[0], "Notice changes in whatever is tied to risk of harm and respond to them."},
      {sam[1], "Draw on what other agencies that help to manage the risk have to give, as is needed."},
      {sam[2],
       "Involve the child, and parents or carers, in reviewing risk in a way that means something to them, and weigh others’ views."},
      {sam[3], "Adjust the continuing plan so that the risk of harm is kept low."}};
  for (std::size_t i = 0; i < reworded.size(); ++i) {
    All now = sam;
    now[i] = reworded[i].second;
    std::ranges::rotate(now, now.begin() + 1);
    CAPTURE(now[(i + 3) % 4]);
    CHECK(find(now, {sam[i]}) == Places{(i + 3) % 4});
    now[(i + 3) % 4] = "Ask somebody from elsewhere to read the minutes before they are filed.";
    CHECK(find(now, {sam[i]}) == Places{std::nullopt});
  }
}

TEST_CASE("two that come near to the same one, or one that comes near to two, are settled by nobody") {
  CHECK(find({"Review the contingency arrangements every month with partners."},
             {"Review the contingency arrangements every week with partners.",
              "Review the contingency arrangements every year with partners."}) == Places{std::nullopt, std::nullopt});
  CHECK(find({"Plan with the family for school mornings.", "Plan with the family for school evenings."},
             {"Plan with the family for school afternoons."}) == Places{std::nullopt});
}

TEST_CASE("of which only its number was kept stands at that number, if there is one") {
  CHECK(find(sam, {"2", "5", "0"}) == Places{1U, std::nullopt, std::nullopt});
  CHECK(reflect::number_of_expectation("12") == 12U);
  CHECK_FALSE(reflect::number_of_expectation("12 agencies"));
  CHECK(find({}, {"2", "anything"}) == Places{std::nullopt, std::nullopt});
}

// `vignette workshop print`, by the real program: each paper in a file of its own, or all in one.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "support/scratch.hpp"
#include "support/shell_line.hpp"

namespace {

namespace fs = std::filesystem;
using namespace vignette;
using support::Said;

Said call(const fs::path& folder, const std::string& words, const std::string& before = {}) {
  return support::run_line("env -u DISPLAY VIGNETTE_HOME='" + (folder / "home").string() + "' '" VIGNETTE_BUILD "/vignette' " + before +
                           " workshop print --content '" VIGNETTE_SOURCE "/content' --case hmip-yj-sam-reviewing " + words +
                           " </dev/null 2>&1");
}
std::string at(const fs::path& path) { return " --to '" + path.string() + "'"; }
bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a folder gets each paper as a PDF of its own, and it is made if it is not there") {
  const support::Scratch scratch;
  const auto said = call(scratch.path(), at(scratch / "new" / "papers"));
  CAPTURE(said.told);
  REQUIRE(said.status == 0);
  for (const auto* name : {"invitation", "case", "slips", "agreement", "wall-sheets"})
    CHECK(support::bytes_of(scratch / "new" / "papers" / (std::string(name) + ".pdf")).starts_with("%PDF-1."));
  CHECK(holds(said.told, "Invitation, one page\n"));
  CHECK(holds(said.told, "Slips, 3 pages\n"));
  CHECK(holds(said.told, "What we agree to, one page\n"));
  CHECK(holds(said.told, "Written to " + (scratch / "new" / "papers").string() + "\n"));
}

TEST_CASE("a file gets all of them in one") {
  const support::Scratch scratch;
  const auto file = scratch / "all.pdf";
  const auto said = call(scratch.path(), "--minutes 90 --people 9 --json" + at(file));
  CAPTURE(said.told);
  REQUIRE(said.status == 0);
  CHECK(support::bytes_of(file).starts_with("%PDF-1."));
  const auto told = nlohmann::json::parse(said.told);
  REQUIRE(told.size() == 5);
  CHECK(told[2] == nlohmann::json{{"name", "slips"}, {"title", "Slips"}, {"pages", 12}, {"file", file.string()}});
  CHECK(told[0]["pages"] == 1);
  CHECK(told[4]["pages"] == 4);
  CHECK(std::distance(fs::directory_iterator(scratch.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("questions can be chosen, and decide how many pages there are") {
  const support::Scratch scratch;
  const auto said = call(scratch.path(), "--question q4 --json" + at(scratch / "all.pdf"));
  CAPTURE(said.told);
  REQUIRE(said.status == 0);
  const auto told = nlohmann::json::parse(said.told);
  CHECK(told[2]["pages"] == 2);
  CHECK(told[4]["pages"] == 2);
}

TEST_CASE("what a service has set is taken along, and a file of it that can't be used is told of") {
  const support::Scratch scratch;
  const auto policy = scratch / "policy.yml";
  std::ofstream(policy) << "service: Anytown\ndoor:\n  child-at-risk:\n    contact: \"Duty desk: 01632 960001\"\n";
  CHECK(call(scratch.path(), at(scratch / "a.pdf"), "--policy '" + policy.string() + "'").status == 0);
  const auto with = support::bytes_of(scratch / "a.pdf");
  std::ofstream(policy) << "frobnicate: yes\n";
  const auto said = call(scratch.path(), at(scratch / "b.pdf"), "--policy '" + policy.string() + "'");
  CHECK(said.status == 0);
  CHECK(holds(said.told, "policy.yml:1"));
  CHECK(support::bytes_of(scratch / "b.pdf") != with);
}

TEST_CASE("papers come in the language of the room: Welsh, or both, with each kind in one file") {
  const support::Scratch scratch;
  const auto welsh = call(scratch.path(), "--language cy --starts '2 pm'" + at(scratch / "welsh"));
  CAPTURE(welsh.told);
  REQUIRE(welsh.status == 0);
  CHECK(holds(welsh.told, "Gwahoddiad, one page\n"));
  CHECK(holds(welsh.told, "Yr achos, i’w ddosbarthu, "));
  const auto both = call(scratch.path(), "--language both" + at(scratch / "both"));
  CAPTURE(both.told);
  REQUIRE(both.status == 0);
  CHECK(holds(both.told, "Gwahoddiad, 2 pages\n"));
  CHECK(holds(both.told, "Slipiau | Slips, 3 pages\n"));
  CHECK(std::distance(fs::directory_iterator(scratch / "both"), fs::directory_iterator()) == 5);
  CHECK(call(scratch.path(), "--language fr" + at(scratch / "x.pdf")).status == 64);
}

TEST_CASE("what stands in the way is said, with how to mend it") {
  const support::Scratch scratch;
  std::ofstream(scratch / "a file") << "kept as it is";
  using Three = std::tuple<std::string, int, std::string>;
  const auto [words, status, told] =
      GENERATE(Three{"--to x.pdf --starts 25:00", 64, "“25:00” is not a time of day such as 10:00"},
               Three{"--to x.pdf --starts 9:5", 64, "“9:5” is not a time of day such as 10:00"},
               Three{"--to x.pdf --day tomorrow", 64, "tomorrow is not a day"}, Three{"--to x.pdf --minutes 50", 64, "45, 60, 90"},
               Three{"--to x.pdf --people 0", 64, "“0” is not a number from 1 to 99"}, Three{"", 64, "--to is missing"},
               Three{"--to x.pdf --question q9", 2, "the case has no question q9"});
  CAPTURE(words);
  const auto said = call(scratch.path(), words);
  CAPTURE(said.told);
  CHECK(said.status == status);
  CHECK(holds(said.told, told));
  CHECK_FALSE(fs::exists("x.pdf"));
  const auto onto = call(scratch.path(), at(scratch / "a file"));
  CHECK(onto.status == 2);
  CHECK(support::bytes_of(scratch / "a file") == "kept as it is");
}

TEST_CASE("a case that is not there is no workshop") {
  const support::Scratch scratch;
  const auto said =
      support::run_line("env -u DISPLAY VIGNETTE_HOME='" + scratch.path().string() +
                        "' '" VIGNETTE_BUILD "/vignette' workshop print --content '" VIGNETTE_SOURCE "/content' --case nobody --to '" +
                        (scratch / "x.pdf").string() + "' </dev/null 2>&1");
  CHECK(said.status == 2);
  CHECK(holds(said.told, "nobody"));
  CHECK_FALSE(fs::exists(scratch / "x.pdf"));
}

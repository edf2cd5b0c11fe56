/// Files that were broken, or made to break a reader. Whatever they are, a case comes back.
#include <filesystem>
#include <fstream>

#include "example.hpp"

using namespace vignette;
using namespace vignette::pack;
namespace fs = std::filesystem;

namespace {

std::string many(std::string_view piece, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + piece.size());
  while (text.size() < bytes) text += piece;
  return text;
}

const std::string head = example::good.substr(0, example::good.find("## Take-aways"));

struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "vignette-pack-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::permissions(path, fs::perms::owner_all, ignored);
    fs::remove_all(path, ignored);
  }
  void write(const fs::path& file, std::string_view bytes) const {
    fs::create_directories((path / file).parent_path());
    std::ofstream(path / file, std::ios::binary) << bytes;
  }
};

bool tells(const std::vector<words::Problem>& problems, std::string_view what) {
  return std::ranges::any_of(problems, [&](const auto& problem) { return words::describe(problem).find(what) != std::string::npos; });
}

}  // namespace

TEST_CASE("nothing at all, and pieces of front matter, still make a case") {
  for (const std::string_view text :
       {"", "\n", "---", "---\n", "---\n---", "---\nid: x", "---\n: : :\n---\n", "---\n- a\n---\nb", "\xEF\xBB\xBF", "---\n\t\n---\n",
        "## \n", "1.\n", "[^1]:", ":::note", "---\n[]\n---\n", "---\nid: [a, b]\npeople: 3\ntimeline: {}\nsource: x\n---\n"}) {
    const Case read = parse(text, "case.md");
    CHECK_FALSE(read.problems.empty());
  }
}

TEST_CASE("pathological Markdown is read, in bounded depth") {
  constexpr std::size_t size = 200'000;
  for (const std::string_view piece :
       {"> ",       ">",     "- ",    "1. ",     "* ",   "  - ",   "[",       "![l",    "*a **a ",   "_",     "`",   "~~",
        "<",        "<a",    "[a](",  "|",       "[^1]", "a@",     "http://", "\\",     "&",         "\"",    "'",   "_a*",
        "`a``b```", "- a\n", "> a\n", "[^a]:\n", "|a\n", "1. a\n", "{#",      "{#a}\n", ":::note\n", ":::\n", "a1 ", "[^",
        "#",        "\n",    "\r",    "\t",      "    ", "```\n",  "é",       "\u202E", "![](a)\n"}) {
    INFO(piece);
    const Case read = parse(head + many(piece, size), "case.md");
    for (const auto& section : read.sections)
      for (const auto& block : section.blocks) {
        REQUIRE(block.depth <= 200);
        REQUIRE(block.quotes <= 200);
      }
    CHECK(read.problems.size() <= 501);
  }
}

TEST_CASE("lists nested by thousands of indentations don't grow without end") {
  std::string text = head;
  for (std::size_t i = 0; i < 3000; ++i) text += std::string(i * 2, ' ') + "- a\n";
  const Case read = parse(text, "case.md");
  for (const auto& block : read.sections.front().blocks) CHECK(block.depth <= 200);
  CHECK(tells(read.problems, "too deep"));
}

TEST_CASE("quotes between words stand open and closed, however many") {
  const Case read = parse(head + many("\"a\" ", 100'000), "case.md");
  CHECK(read.sections.front().blocks.back().text.starts_with("“a” “a”"));
}

TEST_CASE("YAML made to exhaust a reader is refused at its line") {
  CHECK(tells(parse("---\nid: " + many("[", 100'000) + "\n---\n", "case.md").problems, "cannot be read"));
  CHECK(tells(parse("---\nid: \"" + many("a", 300'000) + "\"\n---\n", "case.md").problems, "256 KB"));
  std::string bomb = "---\na0: &a0 [x, x]\n";
  for (int i = 1; i < 40; ++i) {
    const auto name = std::to_string(i), before = std::to_string(i - 1);
    bomb += "a" + name + ": &a" + name + " [*a" + before + ", *a" + before + "]\n";
  }
  CHECK(parse(bomb + "---\n", "case.md").unknown.size() == 40);
}

TEST_CASE("a file over 10 MB is read as far as that, and says so") {
  std::string text = head + many("A sentence of no particular weight, once more.\n\n", largest_case);
  const Case read = parse(text, "case.md");
  CHECK(tells(read.problems, "10 MB"));
  CHECK(read.id == "example-case");
  CHECK(read.sections.front().blocks.size() > 100'000);
}

TEST_CASE("bytes that are not UTF-8 are repaired, and the line is named") {
  const Case read = parse(example::spoilt("Robin is 16.", "Robin is \xFF\xC3 16."), "case.md");
  REQUIRE(tells(read.problems, "case.md:24:10: warning"));
  CHECK(read.sections[0].blocks[0].text.starts_with("Robin is \uFFFD"));
}

TEST_CASE("an unreadable place is a problem, not an end") {
  const Folder folder;
  CHECK(tells(read_shelf({folder.path / "nowhere"}).problems, "nothing at this place"));
  CHECK(tells(read_shelf({folder.path}).problems, "no cases"));
  CHECK(tells(read_case(folder.path).problems, "cannot be read"));
  folder.write("a/case.md/inner.txt", "a folder named like a case");
  CHECK(tells(read_case(folder.path / "a").problems, "cannot be read"));
  fs::create_directory(folder.path / "closed");
  fs::permissions(folder.path / "closed", fs::perms::none);
  std::error_code opened;
  fs::directory_iterator(folder.path / "closed", opened);
  if (opened) CHECK(tells(read_shelf({folder.path / "closed"}).problems, "cannot be opened"));  // root may open anything
  fs::permissions(folder.path / "closed", fs::perms::owner_all);
}

TEST_CASE("packs that don't say how they are called are told apart by their folders") {
  const Folder folder;
  folder.write("first/case.md", "");
  folder.write("second/case.md", "# A file\n\nJust text.\n");
  folder.write("third/case.md", example::spoilt("title: \"Planning: Robin\"\n", "title: \" \"\n"));
  const Shelf shelf = read_shelf({folder.path});
  REQUIRE(shelf.cases.size() == 3);
  std::vector<std::pair<std::string, std::string>> called;
  for (const auto& one : shelf.cases) {
    called.emplace_back(one.id, one.title);
    CHECK_FALSE(one.problems.empty());
  }
  CHECK(called == std::vector<std::pair<std::string, std::string>>{{"first", "first"}, {"second", "second"}, {"example-case", "third"}});
}

TEST_CASE("a shelf finds packs with one id, and terms nobody defines") {
  const Folder folder;
  folder.write("b/case.md", example::good);
  folder.write("a/case.md", example::good);
  folder.write("c/case.md", example::spoilt("id: example-case", "id: another-case"));
  folder.write("collection.yml", "title: Together\ncases: [another-case, example-case]\n");
  folder.write("glossary.yml", "yott: {name: A team, meaning: People}\n");
  const Shelf shelf = read_shelf({folder.path});
  REQUIRE(shelf.cases.size() == 3);
  CHECK(shelf.cases[0].id == "another-case");
  CHECK(shelf.collections.front().title == "Together");
  CHECK(tells(shelf.cases[0].problems, "case.md:14:12: warning: The glossary has no “yot” (Did you mean yott?)"));
  CHECK(tells(shelf.cases[2].problems, "case.md:3:5: error: The id “example-case” is also used"));
}

TEST_CASE("one pack is read with the glossary beside it") {
  const Folder folder;
  folder.write("a/case.md", example::good);
  folder.write("glossary.yml", "yot: {name: A team, meaning: People, forms: [YOT]}\n");
  for (const auto& path : {folder.path / "a", folder.path / "a" / "case.md"}) {
    const Shelf shelf = read_shelf({path});
    REQUIRE(shelf.cases.size() == 1);
    INFO(example::told(shelf.cases[0]));
    CHECK(shelf.cases[0].problems.empty());
    CHECK(shelf.terms.size() == 1);
  }
}

TEST_CASE("a glossary that cannot be read names its line") {
  const Folder folder;
  folder.write("a/case.md", example::good);
  folder.write("glossary.yml", "yot:\n  name: [a\n");
  CHECK(tells(read_shelf({folder.path}).problems, "glossary.yml:"));
}

TEST_CASE("pictures are looked at before anything opens them") {
  const Folder folder;
  const auto png = [](unsigned across, unsigned down) {
    std::string bytes("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16);
    for (const unsigned side : {across, down})
      for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(side >> shift & 0xFF);
    return bytes;
  };
  folder.write("a/good.png", png(10, 10));
  folder.write("a/bomb.png", png(60000, 60000));
  folder.write("a/text.png", "I am not a picture");
  folder.write("a/empty.png", "");
  folder.write("outside.png", png(1, 1));
  fs::create_symlink("../outside.png", folder.path / "a/door.png");
  folder.write("a/good.jpg", std::string_view("\xFF\xD8\xFF\xE0\0\x04\0\0\xFF\xC0\0\x11\x08\0\x10\0\x10", 17));
  folder.write("a/bomb.jpg", std::string_view("\xFF\xD8\xFF\xC0\0\x11\x08\xFF\xFF\xFF\xFF", 11));
  std::string text = head;
  for (const char* name : {"good.png", "bomb.png", "text.png", "empty.png", "door.png", "gone.png", "good.jpg", "bomb.jpg"})
    text += std::string("![A picture](") + name + ")\n\n";
  folder.write("a/case.md", text);
  const Case read = read_case(folder.path / "a");
  INFO(example::told(read));
  CHECK_FALSE(tells(read.problems, "good."));
  CHECK(tells(read.problems, "“bomb.png” is too large"));
  CHECK(tells(read.problems, "“bomb.jpg” is too large"));
  CHECK(tells(read.problems, "“text.png” is not a PNG"));
  CHECK(tells(read.problems, "“empty.png” is not a PNG"));
  CHECK(tells(read.problems, "“door.png” is not in the pack’s own folder"));
  CHECK(tells(read.problems, "“gone.png” is not there"));
}

TEST_CASE("what the fuzzer starts from, and what it once found, is read") {
  std::size_t read = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(VIGNETTE_SOURCE) / "tests/fuzz/corpus/pack")) {
    INFO(entry.path());
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    const Case once = parse(text, "case.md");
    CHECK(once == parse(text, "case.md"));
    for (const auto& section : once.sections)
      for (const auto& block : section.blocks)
        for (const auto& span : block.spans) {
          REQUIRE(span.range.begin < span.range.end);
          REQUIRE(span.range.end <= block.text.size());
        }
    ++read;
  }
  CHECK(read >= 6);
}

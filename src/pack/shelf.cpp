/// Packs as they lie on disk: folders, the shared glossary and lenses, the shelf's order. Everything that cannot be read becomes a problem.
#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <set>

#include "pack/cover.hpp"
#include "pack/lenses.hpp"
#include "pack/picture.hpp"
#include "pack/read.hpp"
#include "pack/yaml.hpp"
#include "text/unicode.hpp"

namespace vignette::pack {

namespace fs = std::filesystem;
using words::Problem;
using words::say;
using words::Severity;
using words::Word;

namespace {

constexpr std::size_t largest_list = 1u << 20;

/// The file's bytes, at most `most` and one; nothing if it cannot be read.
std::optional<std::string> bytes_of(const fs::path& file, std::size_t most) {
  std::error_code trouble;
  if (!fs::is_regular_file(file, trouble)) return {};
  std::ifstream in(file, std::ios::binary);
  if (!in) return {};
  std::string bytes;
  const auto size = fs::file_size(file, trouble);
  bytes.resize(trouble ? most + 1 : std::min<std::size_t>(size, most + 1));
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (in.bad()) return {};
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

std::string full_path(const fs::path& path) {
  std::error_code trouble;
  const auto full = fs::absolute(path, trouble);
  return (trouble ? path : full.lexically_normal()).string();
}

Problem unreadable(const fs::path& path, Word what, Word mend) {
  return {full_path(path), 0, 0, Severity::error, std::string(say(what)), std::string(say(mend))};
}

bool is_there(const fs::path& path) {
  std::error_code trouble;
  return fs::exists(path, trouble);
}

void check_pictures(Case& read) {
  const auto check = [&](const Block& block) {
    if (block.kind != Block::Kind::image) return;
    if (auto problem = picture_problem(fs::path(read.folder), block.image)) {
      problem->where = read.file;
      problem->line = block.source.line;
      problem->column = block.source.column;
      read.problems.push_back(std::move(*problem));
    }
  };
  for (const auto& section : read.sections) std::ranges::for_each(section.blocks, check);
  for (const auto& note : read.notes) std::ranges::for_each(note.blocks, check);
  for (const auto& note : read.footnotes) std::ranges::for_each(note.blocks, check);
}

/// Where a key or an id of the front matter stands; found again in the file, for that is rare.
SourcePos in_front_matter(const Case& in, std::string_view key, std::string_view value) {
  const auto text = bytes_of(in.file, largest_case).value_or(std::string());
  const Lines lines(text);
  bool within = false;
  for (int number = 2; number <= lines.count() && lines.line(number) != "---"; ++number) {
    const auto line = lines.line(number);
    if (!line.starts_with(' ') && !line.starts_with('-')) within = line.starts_with(std::string(key) + ":");
    const auto at = within ? line.find(value, line.starts_with(key) ? key.size() : 0) : std::string_view::npos;
    if (at != std::string_view::npos) return {number, lines.column(number, at)};
  }
  return {1, 1};
}

/// A cover.svg is the cover where none is named. One that cannot be drawn is left out: the case then has the cover of its id.
void check_cover(Case& read) {
  const bool named = !read.cover.empty();
  if (!named && is_there(fs::path(read.folder) / "cover.svg")) read.cover = "cover.svg";
  if (!is_cover_file(read.cover)) return;
  auto problem = cover_problem(read.folder, read.cover);
  if (!problem) return;
  const auto at = named ? in_front_matter(read, "cover", read.cover) : SourcePos{1, 1};
  problem->where = read.file;
  problem->line = at.line;
  problem->column = at.column;
  read.problems.push_back(std::move(*problem));
  read.cover.clear();
}

/// The lines that problems found later stand in; read again, for that is rare.
void keep_more_lines(Case& read) {
  if (lines_kept(read)) return;
  if (const auto bytes = bytes_of(read.file, largest_case)) {
    const std::string text = text::repaired(*bytes);
    keep_lines(read, Lines(text));
  }
}

/// A pack that doesn't say how it is called is called as its folder is, so that it can be told from others; that it doesn't is said.
void name_after_folder(Case& read) {
  const fs::path file(read.file);
  const std::string name = text::repaired((file.filename() == "case.md" ? fs::path(read.folder).filename() : file.stem()).string());
  if (read.title.find_first_not_of(" \t\n") == std::string::npos) read.title = name;
  if (read.id.empty()) read.id = name;
}

/// Reads a YAML file beside the packs; nothing where there is none.
template <typename Read>
void read_list(const fs::path& file, Shelf& into, Read read) {
  if (!is_there(file)) return;
  const auto bytes = bytes_of(file, largest_list);
  if (!bytes || bytes->size() > largest_list) {
    into.problems.push_back(unreadable(file, Word::pack_file_unreadable, Word::pack_file_unreadable_mend));
    return;
  }
  const std::string text = text::repaired(*bytes);
  const Lines lines(text);
  Findings findings(full_path(file));
  try {
    if (auto top = read_yaml(text, 1, lines, findings)) read(*top, findings);
  } catch (const YAML::Exception&) {
    findings.error({1, 1}, std::string(say(Word::pack_yaml_malformed)), std::string(say(Word::pack_yaml_malformed_mend)));
  }
  for (auto& problem : findings.in_order()) into.problems.push_back(std::move(problem));
}

void read_glossary(const fs::path& file, Shelf& into) {
  read_list(file, into, [&](Mapping& top, Findings& findings) {
    for (const auto& id : top.keys()) {
      auto map = top.mapping(id);
      Term term{id,
                map.text("name"),
                map.text("meaning"),
                map.text("then"),
                map.text("since"),
                map.text("england"),
                map.text("wales"),
                map.texts("forms")};
      map.unknown();
      if (term.name.empty() || term.meaning.empty())
        findings.warning(top.where(id), say(Word::pack_term_thin, fmt::arg("id", id)), std::string(say(Word::pack_term_thin_mend)));
      if (std::ranges::find(into.terms, id, &Term::id) == into.terms.end()) into.terms.push_back(std::move(term));
    }
  });
}

void read_collection(const fs::path& file, Shelf& into) {
  read_list(file, into, [&](Mapping& top, Findings&) {
    into.collections.push_back({top.text("title"), top.texts("cases")});
    top.unknown();
  });
}

class Reader {
 public:
  Shelf run(const std::vector<fs::path>& folders) {
    for (const auto& folder : folders) look(folder);
    check_ids();
    check_terms();
    put_in_order();
    return std::move(shelf_);
  }

 private:
  void look(const fs::path& path) {
    std::error_code trouble;
    if (auto problem = out_of_reach(path)) {
      shelf_.problems.push_back(std::move(*problem));
    } else if (fs::is_regular_file(path, trouble)) {
      lists_of(path.parent_path());
      lists_of(path.parent_path().parent_path(), true);
      add(path);
    } else if (is_there(path / "case.md")) {
      lists_of(path);
      lists_of(fs::path(full_path(path)).parent_path(), true);
      add(path);
    } else {
      folder_of_packs(path);
    }
  }

  void folder_of_packs(const fs::path& folder) {
    std::error_code trouble;
    fs::directory_iterator inside(folder, trouble);
    lists_of(folder);
    std::vector<fs::path> packs;
    for (; inside != fs::directory_iterator() && !trouble; inside.increment(trouble)) {
      const auto& entry = inside->path();
      std::error_code unseen;
      if (!fs::is_directory(entry, unseen)) continue;
      fs::directory_iterator opened(entry, unseen);
      if (unseen)
        shelf_.problems.push_back(unreadable(entry, Word::pack_folder_unreadable, Word::pack_folder_unreadable_mend));
      else if (is_there(entry / "case.md"))
        packs.push_back(entry);
    }
    std::ranges::sort(packs);
    for (const auto& pack : packs) add(pack);
    if (packs.empty() && shelf_.problems.empty())
      shelf_.problems.push_back(unreadable(folder, Word::pack_folder_empty, Word::pack_folder_empty_mend));
  }

  /// Glossary, lenses and collection of a folder, once; of the folder above a single pack not the collection.
  void lists_of(const fs::path& folder, bool of_a_single_pack = false) {
    if (glossaries_.insert(full_path(folder)).second) {
      read_glossary(folder / "glossary.yml", shelf_);
      read_list(folder / "lenses.yml", shelf_, [&](Mapping& top, Findings& findings) { read_lenses(top, findings, shelf_.lenses); });
    }
    if (!of_a_single_pack && collections_.insert(full_path(folder)).second) read_collection(folder / "collection.yml", shelf_);
  }

  void add(const fs::path& pack) {
    Case read = read_case(pack);
    if (std::ranges::find(shelf_.cases, read.file, &Case::file) == shelf_.cases.end()) shelf_.cases.push_back(std::move(read));
  }

  static void tell(Case& in, SourcePos at, Severity severity, std::string what, std::string mend) {
    in.problems.push_back({in.file, at.line, at.column, severity, std::move(what), std::move(mend)});
    sort_by_place(in.problems);
    keep_more_lines(in);
  }

  void check_ids() {
    std::map<std::string, std::string> first;
    for (auto& read : shelf_.cases) {
      if (read.id.empty()) continue;
      const auto [seen, fresh] = first.emplace(read.id, read.file);
      if (!fresh)
        tell(read, in_front_matter(read, "id", read.id), Severity::error,
             say(Word::pack_id_twice, fmt::arg("id", read.id), fmt::arg("file", seen->second)), std::string(say(Word::pack_id_twice_mend)));
    }
  }

  void check_terms() {
    std::vector<std::string_view> ids;
    for (const auto& term : shelf_.terms) ids.push_back(term.id);
    for (auto& read : shelf_.cases)
      for (const auto& id : read.glossary) {
        if (std::ranges::find(ids, id) != ids.end()) continue;
        const auto near = nearest(id, ids);
        tell(read, in_front_matter(read, "glossary", id), Severity::warning, say(Word::pack_term_unknown, fmt::arg("id", id)),
             near.empty() ? std::string(say(Word::pack_term_unknown_mend)) : say(Word::pack_did_you_mean, fmt::arg("near", near)));
      }
  }

  void put_in_order() {
    std::map<std::string, std::size_t> place;
    for (const auto& collection : shelf_.collections)
      for (const auto& id : collection.cases) place.emplace(id, place.size());
    const auto of = [&](const Case& in) {
      const auto found = place.find(in.id);
      return found == place.end() ? place.size() : found->second;
    };
    std::ranges::sort(shelf_.cases, [&](const Case& a, const Case& b) {
      return std::tuple(of(a), std::string_view(a.title), std::string_view(a.file)) <
             std::tuple(of(b), std::string_view(b.title), std::string_view(b.file));
    });
  }

  Shelf shelf_;
  std::set<std::string> glossaries_, collections_;
};

}  // namespace

Case read_case(const fs::path& pack) {
  std::error_code trouble;
  const fs::path file = fs::is_directory(pack, trouble) ? pack / "case.md" : pack;
  const std::string folder = full_path(file.parent_path());
  if (const auto bytes = bytes_of(file, largest_case)) {
    Case read = parse(*bytes, full_path(file), folder);
    check_pictures(read);
    check_cover(read);
    sort_by_place(read.problems);
    keep_more_lines(read);
    name_after_folder(read);
    return read;
  }
  Case empty;
  empty.file = full_path(file);
  empty.folder = folder;
  empty.problems.push_back(unreadable(file, Word::pack_file_unreadable, Word::pack_file_unreadable_mend));
  name_after_folder(empty);
  return empty;
}

std::optional<Problem> out_of_reach(const fs::path& path) {
  std::error_code trouble;
  const auto kind = fs::status(path, trouble).type();
  if (kind == fs::file_type::not_found) return unreadable(path, Word::pack_nothing_there, Word::pack_nothing_there_mend);
  if (kind == fs::file_type::directory) {
    fs::directory_iterator opened(path, trouble);
    if (trouble) return unreadable(path, Word::pack_folder_unreadable, Word::pack_folder_unreadable_mend);
    return {};
  }
  if (kind != fs::file_type::regular || !std::ifstream(path, std::ios::binary))
    return unreadable(path, Word::pack_file_unreadable, Word::pack_file_unreadable_mend);
  return {};
}

Shelf read_shelf(const std::vector<fs::path>& folders) { return Reader().run(folders); }

}  // namespace vignette::pack

#include "pack/policy.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "pack/yaml.hpp"
#include "text/unicode.hpp"

namespace vignette::pack {

namespace fs = std::filesystem;
using words::Problem;
using words::say;
using words::Word;

namespace {

const std::vector<std::string_view> top_keys{"service", "door", "retention", "workshop"}, workshop_keys{"certificate", "key"};
const std::vector<std::string_view> door_keys{"steps", "contact", "england", "wales"}, nation_keys{"steps", "contact"};

/// What a service cannot set is refused by its name, with the nearest that it can.
void refuse_others(Mapping& map, const std::vector<std::string_view>& known, Findings& findings) {
  for (const auto& key : map.keys()) {
    if (std::ranges::find(known, key) != known.end()) continue;
    const auto near = nearest(key, known);
    findings.error(map.where(key), say(Word::policy_key_unknown, fmt::arg("key", key)),
                   near.empty() ? say(Word::policy_key_known, fmt::arg("known", fmt::format("{}", fmt::join(known, ", "))))
                                : say(Word::policy_key_near, fmt::arg("near", near)));
  }
}

void blank(Mapping& map, const std::string& key, Findings& findings) {
  findings.error(map.where(key), say(Word::policy_blank, fmt::arg("key", key)), std::string(say(Word::policy_blank_mend)));
}

bool stands(const Mapping& map, const std::string& key) {
  const auto keys = map.keys();
  return std::ranges::find(keys, key) != keys.end();
}

/// A text that is there is not left blank.
std::string text_of(Mapping& map, const std::string& key, Findings& findings) {
  if (!stands(map, key)) return {};
  const std::string text(trimmed(map.text(key)));
  if (text.find_first_not_of(" \t\n") == std::string::npos) blank(map, key, findings);
  return text;
}

std::vector<std::string> texts_of(Mapping& map, const std::string& key, Findings& findings) {
  if (!stands(map, key)) return {};
  auto texts = map.texts(key);
  const bool any_blank = std::ranges::any_of(texts, [](const auto& text) { return text.find_first_not_of(" \t\n") == std::string::npos; });
  if (texts.empty() || any_blank) blank(map, key, findings);
  return texts;
}

Policy::Texts texts_in(Mapping& map, Findings& findings) { return {texts_of(map, "steps", findings), text_of(map, "contact", findings)}; }

Policy::Texts texts_of_nation(Mapping& way, const std::string& nation, Findings& findings) {
  if (!stands(way, nation)) return {};
  auto map = way.mapping(nation);
  refuse_others(map, nation_keys, findings);
  if (map.keys().empty()) blank(way, nation, findings);
  return texts_in(map, findings);
}

/// What a path in the file means where it is not absolute: it begins where the file lies.
std::string beside(std::string_view file, const std::string& path) {
  return path.empty() ? path : (fs::path(file).parent_path() / path).string();
}

Policy::Workshop workshop_in(Mapping& top, std::string_view file, Findings& findings) {
  if (!stands(top, "workshop")) return {};
  auto map = top.mapping("workshop");
  refuse_others(map, workshop_keys, findings);
  Policy::Workshop read{beside(file, text_of(map, "certificate", findings)), beside(file, text_of(map, "key", findings))};
  if (stands(map, "certificate") != stands(map, "key"))
    findings.error(top.where("workshop"), std::string(say(Word::policy_pair)), std::string(say(Word::policy_pair_mend)));
  return read;
}

}  // namespace

PolicyRead parse_policy(std::string_view yaml, std::string_view file) {
  const std::string repaired = text::repaired(yaml);
  const Lines lines(repaired);
  Findings findings(file);
  PolicyRead read;
  if (auto top = read_yaml(repaired, 1, lines, findings)) {
    refuse_others(*top, top_keys, findings);
    read.policy.service = text_of(*top, "service", findings);
    read.policy.retention = text_of(*top, "retention", findings);
    read.policy.workshop = workshop_in(*top, file, findings);
    auto door = top->mapping("door");
    refuse_others(door, {policy_doors.begin(), policy_doors.end()}, findings);
    for (std::size_t i = 0; i < Policy::ways; ++i) {
      auto way = door.mapping(std::string(policy_doors.at(i)));
      refuse_others(way, door_keys, findings);
      read.policy.doors.at(i) = {texts_in(way, findings), texts_of_nation(way, "england", findings),
                                 texts_of_nation(way, "wales", findings)};
    }
  }
  read.problems = findings.in_order();
  if (!read.problems.empty()) read.policy = {};
  return read;
}

PolicyRead read_policy(const fs::path& file, bool asked_for) {
  std::error_code missing;
  if (!asked_for && !fs::exists(file, missing)) return {};
  const auto refused = [&file](Word what, Word mend) {
    return PolicyRead{{}, {Problem{.where = file.string(), .what = std::string(say(what)), .mend = std::string(say(mend))}}};
  };
  std::ifstream in(file, std::ios::binary);
  if (!fs::is_regular_file(file, missing) || !in) return refused(Word::policy_missing, Word::policy_missing_mend);
  std::string bytes(largest_policy + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  if (bytes.size() > largest_policy) return refused(Word::policy_too_large, Word::policy_too_large_mend);
  return parse_policy(bytes, file.string());
}

}  // namespace vignette::pack

#include "pack/yaml.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

namespace vignette::pack {

using words::say;
using words::Word;

namespace {

SourcePos position(const YAML::Mark& mark, int first_line, const Lines& lines) {
  if (mark.is_null()) return {first_line, 1};
  const int number = std::max(first_line, std::min(first_line + mark.line, lines.count()));
  return {number, lines.column(number, static_cast<std::size_t>(std::max(mark.column, 0)))};
}

/// yaml-cpp takes a quote that is never closed for one that closes at the end. A last key of ours that does not come back tells.
constexpr std::string_view last_key = "vignette-last-key";

std::optional<YAML::Node> load_to_the_end(std::string_view yaml) {
  try {
    YAML::Node root = YAML::Load(fmt::format("{}\n{}: true\n", yaml, last_key));
    if (root.IsMap() && root[std::string(last_key)] && root.remove(std::string(last_key))) return root;
  } catch (const YAML::Exception&) {
    // Read again without it, so that the place told is the author's own.
  }
  return {};
}

/// The scalar the text ends with.
YAML::Node last_within(const YAML::Node& root) {
  YAML::Node node;
  node.reset(root);
  while ((node.IsMap() || node.IsSequence()) && node.size() > 0) {
    YAML::Node last;
    for (const auto& child : node) last.reset(node.IsMap() ? child.second : YAML::Node(child));
    node.reset(last);
  }
  return node;
}

}  // namespace

Mapping::Mapping(const YAML::Node& node, int first_line, const Lines& lines, Findings& findings)
    : mark_(node.Mark()), first_line_(first_line), lines_(&lines), findings_(&findings) {
  if (!node.IsMap()) return;
  for (const auto& pair : node) {
    if (!pair.first.IsScalar()) {
      findings.warning(where(pair.first), std::string(say(Word::pack_key_odd)), std::string(say(Word::pack_key_odd_mend)));
      continue;
    }
    const std::string key = pair.first.Scalar();
    if (entry(key) != nullptr)
      findings.warning(where(pair.first), say(Word::pack_key_twice, fmt::arg("key", key)), std::string(say(Word::pack_key_twice_mend)));
    else
      entries_.push_back({key, pair.first, pair.second});
  }
}

Mapping::Entry* Mapping::entry(const std::string& key) {
  for (auto& entry : entries_)
    if (entry.key == key) return &entry;
  return nullptr;
}

bool Mapping::has(const std::string& key) {
  const auto* found = entry(key);
  return found != nullptr && !found->value.IsNull();
}

std::vector<std::string> Mapping::keys() const {
  std::vector<std::string> names;
  for (const auto& entry : entries_) names.push_back(entry.key);
  return names;
}

SourcePos Mapping::where(const YAML::Node& node) const { return position(node.Mark(), first_line_, *lines_); }

SourcePos Mapping::where(const std::string& key) {
  const auto* found = entry(key);
  return found != nullptr ? where(found->name) : position(mark_, first_line_, *lines_);
}

YAML::Node Mapping::node(const std::string& key) {
  auto* found = entry(key);
  if (found == nullptr) return {};
  found->asked = true;
  return found->value;
}

void Mapping::mistaken(const YAML::Node& node, const std::string& key, Word expected) {
  findings_->error(where(node), say(Word::pack_key_mistaken, fmt::arg("key", key)), std::string(say(expected)));
}

std::string Mapping::text(const std::string& key) {
  const auto value = node(key);
  if (!value || value.IsNull()) return {};
  if (value.IsScalar()) return value.Scalar();
  mistaken(value, key, Word::pack_expected_text);
  return {};
}

bool Mapping::yes(const std::string& key) {
  const auto value = node(key);
  if (!value || value.IsNull()) return false;
  bool answer = false;
  if (!value.IsScalar() || !YAML::convert<bool>::decode(value, answer)) mistaken(value, key, Word::pack_expected_yes);
  return answer;
}

int Mapping::number(const std::string& key, int most) {
  const auto value = node(key);
  if (!value || value.IsNull()) return 0;
  int count = 0;
  if (value.IsScalar()) {
    const auto& digits = value.Scalar();
    const auto [end, trouble] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (trouble == std::errc{} && end == digits.data() + digits.size() && count >= 0 && count <= most) return count;
  }
  mistaken(value, key, Word::pack_expected_number);
  return 0;
}

std::vector<std::string> Mapping::texts(const std::string& key) {
  const auto value = node(key);
  std::vector<std::string> list;
  if (!value || value.IsNull()) return list;
  if (value.IsScalar()) return {value.Scalar()};
  if (!value.IsSequence()) mistaken(value, key, Word::pack_expected_list);
  if (value.IsSequence())
    for (const auto& item : value) {
      if (item.IsScalar())
        list.push_back(item.Scalar());
      else
        mistaken(item, key, Word::pack_expected_list);
    }
  return list;
}

Mapping Mapping::mapping(const std::string& key) {
  const auto value = node(key);
  if (value && !value.IsNull() && !value.IsMap()) mistaken(value, key, Word::pack_expected_mapping);
  return {value, first_line_, *lines_, *findings_};
}

std::vector<Mapping> Mapping::mappings(const std::string& key) {
  const auto value = node(key);
  std::vector<Mapping> list;
  if (!value || value.IsNull()) return list;
  if (!value.IsSequence()) mistaken(value, key, Word::pack_expected_mappings);
  if (value.IsSequence())
    for (const auto& item : value) {
      if (item.IsMap())
        list.emplace_back(item, first_line_, *lines_, *findings_);
      else
        mistaken(item, key, Word::pack_expected_mappings);
    }
  return list;
}

std::string Mapping::one_of(const std::string& key, const std::vector<std::string_view>& known) {
  std::string value = text(key);
  if (value.empty() || std::ranges::find(known, value) != known.end()) return value;
  const auto near = nearest(value, known);
  findings_->warning(where(entry(key)->value), say(Word::pack_value_unknown, fmt::arg("value", value), fmt::arg("key", key)),
                     near.empty() ? say(Word::pack_value_unknown_mend, fmt::arg("known", fmt::format("{}", fmt::join(known, ", "))))
                                  : say(Word::pack_did_you_mean, fmt::arg("near", near)));
  return value;
}

std::vector<std::pair<std::string, YAML::Node>> Mapping::unknown() {
  std::vector<std::pair<std::string, YAML::Node>> left;
  for (const auto& entry : entries_) {
    if (entry.asked) continue;
    findings_->warning(where(entry.name), say(Word::pack_key_unknown, fmt::arg("key", entry.key)),
                       std::string(say(Word::pack_key_unknown_mend)));
    left.emplace_back(entry.key, entry.value);
  }
  return left;
}

std::optional<Mapping> read_yaml(std::string_view yaml, int first_line, const Lines& lines, Findings& findings) {
  try {
    if (auto root = load_to_the_end(yaml)) return Mapping(*root, first_line, lines, findings);
    const YAML::Node root = YAML::Load(std::string(yaml));
    if (root.IsMap() && trimmed(yaml).starts_with('{')) return Mapping(root, first_line, lines, findings);
    if (root.IsMap()) {
      const auto at = position(last_within(root).Mark(), first_line, lines);
      findings.error(at, std::string(say(Word::pack_yaml_malformed)), std::string(say(Word::pack_yaml_malformed_mend)));
      return Mapping(root, first_line, lines, findings);
    }
    findings.error({first_line, 1}, std::string(say(Word::pack_yaml_no_keys)), std::string(say(Word::pack_yaml_no_keys_mend)));
  } catch (const YAML::Exception& trouble) {
    findings.error(position(trouble.mark, first_line, lines), std::string(say(Word::pack_yaml_malformed)),
                   std::string(say(Word::pack_yaml_malformed_mend)));
  }
  return {};
}

}  // namespace vignette::pack

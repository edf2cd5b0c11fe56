/// Reading YAML kindly: what is of the wrong kind becomes a finding and an empty value.
#pragma once

#include <yaml-cpp/yaml.h>

#include <optional>
#include <string>
#include <vector>

#include "pack/lines.hpp"

namespace vignette::pack {

/// A mapping read key by key. Keys nobody asked for are left over, for `unknown`.
class Mapping {
 public:
  /// `first_line` is where the YAML begins in the file that `lines` holds.
  Mapping(const YAML::Node& node, int first_line, const Lines& lines, Findings& findings);

  bool has(const std::string& key);
  std::vector<std::string> keys() const;
  SourcePos where(const std::string& key);
  SourcePos where(const YAML::Node& node) const;

  std::string text(const std::string& key);
  bool yes(const std::string& key);
  /// A whole number from 0 to `most`; 0 when missing or mistaken.
  int number(const std::string& key, int most);
  /// A list of texts; one text alone is a list of one.
  std::vector<std::string> texts(const std::string& key);
  /// The node itself, null if missing.
  YAML::Node node(const std::string& key);
  /// A mapping within, empty if missing.
  Mapping mapping(const std::string& key);
  /// A list of mappings within.
  std::vector<Mapping> mappings(const std::string& key);
  /// One of `known`; something else is kept, and a finding offers the nearest.
  std::string one_of(const std::string& key, const std::vector<std::string_view>& known);

  /// Keys nobody asked for and what they hold, each a finding.
  std::vector<std::pair<std::string, YAML::Node>> unknown();

 private:
  struct Entry {
    std::string key;
    YAML::Node name, value;
    bool asked = false;
  };
  Entry* entry(const std::string& key);
  void mistaken(const YAML::Node& node, const std::string& key, words::Word expected);

  std::vector<Entry> entries_;
  YAML::Mark mark_;
  int first_line_;
  const Lines* lines_;
  Findings* findings_;
};

/// The YAML as one mapping, or a finding that says where it cannot be read. Never throws.
std::optional<Mapping> read_yaml(std::string_view yaml, int first_line, const Lines& lines, Findings& findings);

}  // namespace vignette::pack

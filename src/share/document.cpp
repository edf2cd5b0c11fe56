#include "share/document.hpp"

#include <string_view>

namespace vignette::share {

std::vector<std::string> paragraphs(const std::string& prose) {
  std::vector<std::string> all;
  bool within = false;
  for (std::size_t begin = 0; begin <= prose.size();) {
    const auto end = std::min(prose.find('\n', begin), prose.size());
    std::string_view line = std::string_view(prose).substr(begin, end - begin);
    line = line.substr(0, line.find_last_not_of(" \t") + 1);
    begin = end + 1;
    if (line.empty()) {
      within = false;
    } else if (within) {
      all.back() += '\n';
      all.back() += line;
    } else {
      all.emplace_back(line);
      within = true;
    }
  }
  return all;
}

}  // namespace vignette::share

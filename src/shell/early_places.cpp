#include "shell/early_places.hpp"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

#include "share/file.hpp"

namespace vignette::shell {

using nlohmann::json;

namespace {

/// Throws json::exception where something is of another kind than it should be.
portfolio::Place place_of(const json& from) {
  portfolio::Place place;
  place.case_id = from.at("case").get<std::string>();
  place.block = from.at("block").get<std::uint64_t>();
  place.offset = from.at("offset").get<std::uint64_t>();
  place.read_to = std::clamp(from.at("read_to").get<double>(), 0.0, 1.0);
  place.sections_read = from.at("sections_read").get<std::vector<std::string>>();
  place.content_note_seen = from.at("content_note_seen").get<bool>();
  place.visited = {from.at("visited").get<std::int64_t>()};
  return place;
}

json json_of(const portfolio::Place& place) {
  return {{"case", place.case_id},
          {"block", place.block},
          {"offset", place.offset},
          {"read_to", place.read_to},
          {"sections_read", place.sections_read},
          {"content_note_seen", place.content_note_seen},
          {"visited", place.visited.ms}};
}

}  // namespace

EarlyPlaces::EarlyPlaces(std::filesystem::path file, std::filesystem::path portfolio)
    : file_(std::move(file)), portfolio_(std::move(portfolio)) {}

EarlyPlaces::All EarlyPlaces::read() const {
  All places;
  std::error_code unseen;
  if (!std::filesystem::is_regular_file(file_, unseen)) return places;
  try {
    std::ifstream in(file_, std::ios::binary);
    const json from = json::parse(in);
    if (from.at("portfolio").get<std::string>() != portfolio_.string()) return places;
    for (const auto& one : from.at("places")) {
      auto place = place_of(one);
      places.insert_or_assign(place.case_id, place);
    }
  } catch (const json::exception&) {
    places.clear();
  }
  return places;
}

void EarlyPlaces::write(const All& places) const {
  json all = json::array();
  for (const auto& [case_id, place] : places) all.push_back(json_of(place));
  std::error_code unmade;
  std::filesystem::create_directories(file_.parent_path(), unmade);
  const json to{{"portfolio", portfolio_.string()}, {"places", std::move(all)}};
  [[maybe_unused]] const auto written = share::write_file(file_, to.dump(2, ' ', false, json::error_handler_t::replace) + "\n");
}

void EarlyPlaces::forget() const {
  std::error_code gone;
  std::filesystem::remove(file_, gone);
}

}  // namespace vignette::shell

// What a picture says that takes a phone into a Wi-Fi: the form that phones' cameras read, "WIFI:T:WPA;S:name;P:password;;".
#include <string>
#include <string_view>

#include "app/team.hpp"

namespace vignette::app {

namespace {

std::string escaped(std::string_view text) {
  std::string all;
  for (const char c : text) {
    if (std::string_view("\\;,:\"").find(c) != std::string_view::npos) all += '\\';
    all += c;
  }
  return all;
}

}  // namespace

std::string wifi_words(const Wifi& wifi) {
  const auto& name = wifi.name.text;
  if (name.find_first_not_of(' ') == std::string::npos) return {};
  const bool open = wifi.password.text.empty();
  return "WIFI:T:" + std::string(open ? "nopass" : "WPA") + ";S:" + escaped(name) + (open ? "" : ";P:" + escaped(wifi.password.text)) +
         ";;";
}

}  // namespace vignette::app

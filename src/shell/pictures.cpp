#include "shell/pictures.hpp"

#include <utility>

#include "pack/cover.hpp"
#include "shell/cover_file.hpp"
#include "ui/sheet_page.hpp"

namespace vignette::shell {

Pictures::Pictures(Renderer& renderer, std::function<void()> wake, Page page)
    : renderer_(renderer), wake_(std::move(wake)), page_(std::move(page)) {}

Pictures::~Pictures() {
  worker_.reset();
  for (const auto& [file, picture] : known_)
    if (picture.texture) renderer_.forget(picture.texture);
}

ui::Pictures::Picture Pictures::get(const std::string& file) {
  const auto [found, is_new] = known_.try_emplace(file);
  if (is_new) {
    if (!worker_) worker_ = std::make_unique<Worker>();
    const bool page = ui::page_picture(file).has_value();
    worker_->give([this, file, page] {
      Pixels pixels;
      if (page) {
        if (auto drawn = page_(file)) pixels = std::move(*drawn);
      } else if (auto read = pack::is_cover_file(file) ? read_cover(file) : read_picture(file)) {
        pixels = std::move(*read);
      }
      {
        const std::lock_guard lock(mutex_);
        read_.push_back({file, std::move(pixels)});
      }
      wake_();
    });
    if (page) pages_.push_back(file);
    constexpr std::size_t most = 4;
    while (pages_.size() > most) {
      forget(pages_.front());
      pages_.pop_front();
    }
  }
  return found->second;
}

void Pictures::forget(const std::string& file) {
  const auto found = known_.find(file);
  if (found == known_.end()) return;
  if (found->second.texture) renderer_.forget(found->second.texture);
  known_.erase(found);
}

void Pictures::forget_pages() {
  for (const auto& file : pages_) forget(file);
  pages_.clear();
}

bool Pictures::take_read() {
  std::vector<Read> read;
  {
    const std::lock_guard lock(mutex_);
    read = std::exchange(read_, {});
  }
  for (const auto& [file, pixels] : read) {
    const auto known = known_.find(file);
    if (known == known_.end()) continue;  // a page that was forgotten meanwhile
    Picture& picture = known->second;
    picture.failed = pixels.rgba.empty();
    if (picture.failed) continue;
    picture.texture = renderer_.texture(pixels);
    picture.size = {static_cast<float>(pixels.width), static_cast<float>(pixels.height)};
  }
  return !read.empty();
}

}  // namespace vignette::shell

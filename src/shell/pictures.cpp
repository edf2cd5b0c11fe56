#include "shell/pictures.hpp"

#include <utility>

#include "pack/cover.hpp"
#include "shell/cover_file.hpp"

namespace vignette::shell {

Pictures::Pictures(Renderer& renderer, std::function<void()> wake) : renderer_(renderer), wake_(std::move(wake)) {}

Pictures::~Pictures() {
  worker_.reset();
  for (const auto& [file, picture] : known_)
    if (picture.texture) renderer_.forget(picture.texture);
}

ui::Pictures::Picture Pictures::get(const std::string& file) {
  const auto [found, is_new] = known_.try_emplace(file);
  if (is_new) {
    if (!worker_) worker_ = std::make_unique<Worker>();
    worker_->give([this, file] {
      auto pixels = pack::is_cover_file(file) ? read_cover(file) : read_picture(file);
      {
        const std::lock_guard lock(mutex_);
        read_.push_back({file, pixels ? std::move(*pixels) : Pixels{}});
      }
      wake_();
    });
  }
  return found->second;
}

bool Pictures::take_read() {
  std::vector<Read> read;
  {
    const std::lock_guard lock(mutex_);
    read = std::exchange(read_, {});
  }
  for (const auto& [file, pixels] : read) {
    Picture& picture = known_[file];
    picture.failed = pixels.rgba.empty();
    if (picture.failed) continue;
    picture.texture = renderer_.texture(pixels);
    picture.size = {static_cast<float>(pixels.width), static_cast<float>(pixels.height)};
  }
  return !read.empty();
}

}  // namespace vignette::shell

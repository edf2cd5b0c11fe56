#include "shell/leaver.hpp"

#include <utility>

#include "share/file.hpp"
#include "share/writers.hpp"
#include "shell/outward.hpp"
#include "words/words.hpp"

namespace vignette::shell {

namespace intent = app::intent;
using words::say;
using words::Word;
using Choice = app::LeavingChoice;

Leaver::Leaver(share::Press press, std::shared_ptr<Results> results) : press_(std::move(press)), results_(std::move(results)) {}

// Waiting for what was to be written may throw only where the machine has no memory left: ending is right then.
Leaver::~Leaver() {  // NOLINT(bugprone-exception-escape)
  if (stop_) *stop_ = true;
  worker_.finish();
}

std::function<void(const portfolio::Leaving&)> Leaver::prepare(std::uint64_t number, app::LeavingWish wish, Shelf shelf,
                                                               portfolio::Now now) {
  if (stop_) *stop_ = true;
  stop_ = std::make_shared<std::atomic<bool>>(false);
  return [this, number, now, wish = std::move(wish), shelf = std::move(shelf),
          stop = std::shared_ptr<const std::atomic<bool>>(stop_)](const portfolio::Leaving& leaving) {
    if (*stop) return;
    worker_.give([this, number, now, wish, shelf, stop, leaving] {
      if (!*stop) make(number, wish, shelf, now, leaving, stop);
    });
  };
}

void Leaver::make(std::uint64_t number, const app::LeavingWish& wish, const Shelf& shelf, portfolio::Now now,
                  const portfolio::Leaving& leaving, const std::shared_ptr<const std::atomic<bool>>& stop) {
  std::vector<pack::Case> cases;
  for (const auto& one : shelf.cases) cases.push_back(*one);
  const auto made = leaving_document(wish, cases, leaving, now);
  app::LeavingPreview preview;
  look_at(preview, made, wish, shelf, leaving, *stop);
  preview.text = share::plain_text(made.document);
  std::expected<std::string, words::Problem> bytes;
  std::optional<share::Pages> set;
  switch (wish.choice.form) {
    case Choice::Form::pdf:
    case Choice::Form::docx:
    case Choice::Form::sealed: {
      const auto paper = wish.choice.letter ? share::Paper::letter : share::Paper::a4;
      auto pages = share::pages(made.document, paper, press_, stop.get());
      if (!pages) {
        bytes = std::unexpected(pages.error());
        break;
      }
      preview.pages = pages->count();
      preview.width = pages->width();
      preview.height = pages->height();
      bytes = wish.choice.form == Choice::Form::pdf ? pages->pdf() : share::docx(made.document, paper, press_, stop.get());
      set = std::move(*pages);
      break;
    }
    case Choice::Form::html:
      bytes = share::html(made.document);
      break;
    case Choice::Form::md:
      preview.text = share::as_markdown(made.document);
      bytes = preview.text;
      break;
    case Choice::Form::txt:
      bytes = preview.text;
      break;
  }
  if (*stop) return;
  if (!bytes) return results_->post(intent::LeavingNotMade{number, bytes.error()});
  {
    const std::lock_guard lock(mutex_);
    held_ = {number, stop, std::move(set), std::make_shared<const std::string>(std::move(*bytes))};
  }
  results_->post(intent::LeavingPrepared{number, std::move(preview)});
}

void Leaver::forget() {
  if (stop_) *stop_ = true;
  worker_.give([this] {
    const std::lock_guard lock(mutex_);
    held_ = {};
  });
}

void Leaver::save(const app::effect::SaveLeaving& wish, std::string name) {
  // These very bytes, whatever is made while the place is being chosen.
  std::shared_ptr<const std::string> bytes;
  {
    const std::lock_guard lock(mutex_);
    if (held_.number == wish.number) bytes = held_.bytes;
  }
  if (!bytes) return results_->post(intent::LeavingSaved{});
  const Asked asked{Asked::For::new_file, Word::leave_save_title, std::move(name), std::string(wish.ending)};
  ask_where(asked, results_, [this, bytes, print = wish.print](const Chosen& chosen) -> std::optional<app::Intent> {
    if (!chosen) return intent::LeavingFailed{chosen.error()};
    if (!*chosen) return intent::LeavingSaved{};
    worker_.give([this, bytes, print, file = **chosen] {
      if (const auto done = share::write_file(file, *bytes); !done) return results_->post(intent::LeavingFailed{done.error()});
      if (print) (void)open_file(file);
      results_->post(intent::LeavingSaved{file.string()});
    });
    return std::nullopt;
  });
}

std::optional<Pixels> Leaver::page(std::uint64_t number, std::size_t page, int pixels_wide) {
  std::optional<share::Pages> pages;
  std::shared_ptr<const std::atomic<bool>> stop;  // outlives the pages
  {
    const std::lock_guard lock(mutex_);
    if (held_.number != number) return std::nullopt;
    stop = held_.stop;
    pages = held_.pages;
  }
  if (!pages) return std::nullopt;
  auto picture = pages->draw(page, pixels_wide);
  if (picture.rgba.empty()) return std::nullopt;
  return Pixels{picture.width, picture.height, std::move(picture.rgba)};
}

}  // namespace vignette::shell

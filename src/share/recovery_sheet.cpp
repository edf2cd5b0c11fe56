#include "share/recovery_sheet.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "words/words.hpp"

namespace vignette::share {

using words::say;
using words::Word;

namespace {

constexpr std::array uses{Word::sheet_use_1, Word::sheet_use_2, Word::sheet_use_3};
constexpr std::array keeps{Word::sheet_keep_1, Word::sheet_keep_2, Word::sheet_keep_3};

std::string made_on(portfolio::Now made) {
  const auto day = portfolio::day_of(made.instant, made.offset_minutes);
  const auto month = static_cast<Word>(static_cast<int>(Word::export_month_1) + day.month - 1);
  return say(Word::sheet_made, fmt::arg("day", day.day), fmt::arg("month", say(month)), fmt::arg("year", day.year));
}

constexpr std::string_view style = R"css(
@page{size:A4;margin:0}
*{box-sizing:border-box;margin:0;padding:0}
:root{--ink:#24211C;--ink2:#474239;--ink3:#504A40;--edge:#857C6B;--rule:#DDD4C4}
body{position:relative;width:794px;height:1122px;margin:0 auto;background:#fff;color:var(--ink);font:400 14px/21px Inter,"Helvetica Neue",Arial,sans-serif;
 -webkit-print-color-adjust:exact;print-color-adjust:exact}
main{position:absolute;left:84px;right:84px;top:72px;bottom:64px}
header{display:flex;align-items:center;gap:10px;font:400 20px/24px "Gentium Book Plus",Georgia,serif;border-bottom:2px solid var(--ink);padding-bottom:14px}
header svg{width:22px;height:22px}
header span{margin-left:auto;font:400 13px/18px Inter,Arial,sans-serif;color:var(--ink3)}
h1{font:400 38px/46px "Gentium Book Plus",Georgia,serif;margin-top:34px}
.lead{font:400 19px/28px "Gentium Book Plus",Georgia,serif;color:var(--ink2);margin-top:6px}
.groups{list-style:none;display:grid;grid-template-columns:repeat(4,1fr);margin-top:26px;border-top:1px solid var(--edge)}
.groups li{display:flex;align-items:baseline;gap:10px;font:500 24px/54px Inter,Arial,sans-serif;font-variant-numeric:tabular-nums;border-bottom:1px solid var(--edge)}
.groups span{font:400 13px/18px Inter,Arial,sans-serif;color:var(--ink3);width:17px;text-align:right}
.groups i{font-style:normal;margin-left:2px}
.groups b{font-weight:500}
.check{font-size:13px;line-height:19px;color:var(--ink3);margin-top:12px}
.two{display:grid;grid-template-columns:1fr 1fr;gap:40px;margin-top:34px}
h2{font:400 21px/28px "Gentium Book Plus",Georgia,serif;margin-bottom:8px}
.two ol{list-style:none}
.two li{display:flex;gap:10px;margin-bottom:8px}
.two li b{font-weight:600;flex:none;width:14px}
.two p{margin-bottom:8px}
.write{margin-top:30px;border-top:1px solid var(--rule);padding-top:18px;display:grid;grid-template-columns:1fr 1fr;gap:40px;line-height:20px;color:var(--ink2)}
.write i{display:block;height:40px;border-bottom:1px solid var(--edge)}
footer{position:absolute;left:0;right:0;bottom:0;border-top:1px solid var(--rule);padding-top:12px;display:flex;justify-content:space-between;font-size:13px;line-height:18px;color:var(--ink3)}
)css";

constexpr std::string_view mark =
    R"(<svg viewBox="0 0 24 24" aria-hidden="true"><rect x="1" y="1" width="22" height="22" rx="6" fill="#0F5156"/><circle cx="12" cy="12" r="7" fill="#fff"/><path d="M5 12a7 7 0 0 0 14 0z" fill="#AD7410"/></svg>)";

}  // namespace

std::string recovery_text(std::span<const std::string> groups, portfolio::Now made) {
  std::string text =
      fmt::format("{} – {}\n{}\n\n{}\n\n", say(Word::program_name), say(Word::sheet_title), made_on(made), say(Word::sheet_lead));
  constexpr std::size_t in_a_row = 4;
  for (std::size_t i = 0; i < groups.size(); ++i)
    text += fmt::format("{:2}. {}{}", i + 1, groups[i], i % in_a_row == in_a_row - 1 ? "\n" : "    ");
  text += fmt::format("\n{}\n\n{}\n", say(Word::sheet_check), say(Word::sheet_use));
  for (std::size_t i = 0; i < uses.size(); ++i) text += fmt::format("{}. {}\n", i + 1, say(uses.at(i)));
  text += fmt::format("\n{}\n", say(Word::sheet_keep));
  for (const auto word : keeps) text += fmt::format("{}\n", say(word));
  text += fmt::format("\n{}\n", say(Word::sheet_foot));
  return text;
}

std::string recovery_page(std::span<const std::string> groups, portfolio::Now made) {
  std::string page = fmt::format(
      "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<title>{}</title>\n<style>{}</style>\n<main>\n"
      "<header>{}{}<span>{}</span></header>\n<h1>{}</h1>\n<p class=\"lead\">{}</p>\n<ol class=\"groups\">\n",
      words::language(), say(Word::sheet_title), style, mark, say(Word::program_name), made_on(made), say(Word::sheet_title),
      say(Word::sheet_lead));
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const std::string_view group = groups[i];
    page += fmt::format("<li><span>{}</span><b>{}<i>{}</i></b></li>\n", i + 1, group.substr(0, group.size() - 1),
                        group.substr(group.size() - 1));
  }
  page += fmt::format("</ol>\n<p class=\"check\">{}</p>\n<div class=\"two\">\n<div><h2>{}</h2><ol>\n", say(Word::sheet_check),
                      say(Word::sheet_use));
  for (std::size_t i = 0; i < uses.size(); ++i) page += fmt::format("<li><b>{}</b>{}</li>\n", i + 1, say(uses.at(i)));
  page += fmt::format("</ol></div>\n<div><h2>{}</h2>\n", say(Word::sheet_keep));
  for (const auto word : keeps) page += fmt::format("<p>{}</p>\n", say(word));
  page += fmt::format(
      "</div>\n</div>\n<div "
      "class=\"write\"><div>{}<i></i></div><div>{}<i></i></div></div>\n<footer><span>{}</span><span>{}</span></footer>\n"
      "</main>\n</html>\n",
      say(Word::sheet_which), say(Word::sheet_kept_at), say(Word::sheet_foot), say(Word::sheet_pages));
  return page;
}

}  // namespace vignette::share

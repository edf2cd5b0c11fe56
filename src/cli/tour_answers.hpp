/// What the tour's learner writes: invented, several paragraphs for each question, with the characters that get lost first.
#pragma once

#include <array>
#include <string_view>

namespace vignette::cli {

inline constexpr std::array<std::string_view, 7> tour_answers{
    "The therapist was asked at the very first review, and not about Sam but about us: how could we talk so that he could follow? "
    "I would have asked what was wrong with his speech. That is a different question.\n"
    "It also meant the adults changed first. Simple language, shorter sentences, spoken clearly.\n"
    "My own reviews do bring other agencies in, but I hear from them in writing and mostly afterwards. I can’t think of one "
    "where I asked a colleague to change the way we all speak.",

    "Yes. When a child lives elsewhere I have treated the other team as somewhere I send things to. Here they did the work side by "
    "side, and the same person stayed.\n"
    "Two things I could change now: ring the home before the review rather than after it, and ask the placement what they see at "
    "the weekend – the hours nobody writes up.\n"
    "With our neighbours over the border it matters even more: tŷ and tŵr are not words to stumble over on a child’s first day.",

    "What I keep coming back to is that nobody treated the risk as fixed. Each review asked what had changed, and said why.\n"
    "Mine are tidier than that, and thinner. I tend to update the form after a meeting, not before it, so I arrive with my mind "
    "made up.\n"
    "So what matters to me is hearing from the others first. If the review is where I find out, it is too late to plan with the family.",

    "I don’t know how many of the children I work with have a need like Sam’s that nobody has named. “Up to 71 per cent” is hard to "
    "hold next to my own list.\n"
    "A start: before each review, one page in plain words, read with the child and not to them. If it can’t be said simply, we may "
    "not have understood it ourselves.\n"
    "And ask for advice early, while there is still time to use it. A café table and a drawing did more last year than my report.",

    "The screening at the police station. It was one short moment, and everything after it leaned on it.\n"
    "What I recognise is the plan built around how he thinks: patterns, puzzles, taking things apart. I have written “engage with the "
    "work” often enough without asking whether the work could be done by that child at all.\n"
    "I noticed too that need and risk stand in one plan. I tend to write two.",

    "I would name who leads on each activity, on the page, before anybody leaves the room. We agree things warmly and then each of us "
    "thinks another has it.\n"
    "And what we do if things get better. My contingency plans only ever point upwards.\n"
    "Health came in because somebody fast-tracked it. I could find out this month whom I would ring.",

    "Read the plan again from the end: what would we see if it were working, and who would see it first?\n"
    "I would like to sit in on a colleague’s planning meeting, and ask her to sit in on mine. Naïve, perhaps, but I learn more from "
    "a room than from guidance.\n"
    "One thing for supervision: how I decide that a control is still needed, and how I say so to the child."};

}  // namespace vignette::cli

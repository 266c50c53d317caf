//! The wordings of `xtask/src/content/memberships.rs` with their English ones.

/// As [`WORDS`](super::words::WORDS).
pub const MEMBERSHIPS: &[(&str, &str)] = &[
    (
        "Skriv den som 2020-10-28 eller 2004, eller la cellen stå tom.",
        "Write it as 2020-10-28 or 2004, or leave the cell empty.",
    ),
    (
        "medlemskapet begynner {}, etter utgavens år, {}",
        "the membership begins {}, after the edition's year, {}",
    ),
    (
        "Rett datoen, eller slett linjen: Kommunen hører til i en senere utgave.",
        "Correct the date, or delete the line: the municipality belongs in a later edition.",
    ),
    ("medlemskapet slutter {}, før det begynner", "the membership ends {}, before it begins"),
    (
        "Skriv den første dagen i `medlem_fra` og den siste i `medlem_til`.",
        "Write the first day in `medlem_fra` and the last in `medlem_til`.",
    ),
    (
        "medlemskapet slutter {}, før utgavens år, {}",
        "the membership ends {}, before the edition's year, {}",
    ),
    (
        "Slett linjen, og skriv datoen i den siste utgaven som har kommunen.",
        "Delete the line, and write the date in the last edition that has the municipality.",
    ),
    (
        "medlemskapet slutter {}, men kommunen står ikke i utgaven for {}",
        "the membership ends {}, but the municipality is not in the edition for {}",
    ),
    (
        "medlemskapet begynner {}, men kommunen står ikke i utgaven for {}",
        "the membership begins {}, but the municipality is not in the edition for {}",
    ),
    (
        "Rett datoen, eller legg kommunen til i {}.",
        "Correct the date, or add the municipality in {}.",
    ),
    (
        "kommunen står her, men etter {} slutter medlemskapet {}",
        "the municipality is listed here, but by {} the membership ends {}",
    ),
    (
        "Rett datoen der. Ble kommunen medlem igjen, så skriv i `medlem_fra` når. Var den ikke medlem i {}, så slett linjen.",
        "Correct the date there. If the municipality became a member again, write in `medlem_fra` when. If it was not a member in {}, delete the line.",
    ),
    ("`{}` er {} her og {} i {}", "`{}` is {} here and {} in {}"),
    ("Rett den som er feil.", "Correct the one that is wrong."),
];

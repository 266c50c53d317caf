//! Commands that only read what editions say.

use super::Words;
use clap::Command;

impl Words {
    /// What differs, and who was a member when.
    pub(super) fn reading(&self) -> [Command; 2] {
        let old = self.year("old", "Den eldre utgaven", "The older edition");
        let new = self.year("new", "Den nyere utgaven", "The newer edition");
        let on = self.option(
            "on",
            "Hvem som var medlem den dagen, og hva som ikke er kjent, som 2023-05-01",
            "Who was a member on that day, and what is not known, such as 2023-05-01",
        );
        [
            self.named(
                "diff",
                "Vis hva som skiller to utgaver",
                "Show what differs between two editions",
            )
            .arg(old)
            .arg(new),
            self.named(
                "members",
                "Vis hvem som er kommet til og gått ut, utgave for utgave",
                "Show who has joined and left, edition by edition",
            )
            .arg(on.value_name(self.say("DAG", "DAY"))),
        ]
    }
}

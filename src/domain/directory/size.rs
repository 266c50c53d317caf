//! Members by how many people live there.

/// A class of members by inhabitants at the edition's first date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SizeClass {
    /// Fewer than 5 000.
    Under5000,
    /// 5 000 to 19 999.
    From5000,
    /// 20 000 to 49 999.
    From20000,
    /// 50 000 and more.
    From50000,
}

impl SizeClass {
    /// Every class, the smallest first.
    pub const ALL: [SizeClass; 4] =
        [SizeClass::Under5000, SizeClass::From5000, SizeClass::From20000, SizeClass::From50000];

    /// Its value in the address.
    pub const fn key(self) -> &'static str {
        match self {
            SizeClass::Under5000 => "under-5000",
            SizeClass::From5000 => "5000-19999",
            SizeClass::From20000 => "20000-49999",
            SizeClass::From50000 => "fra-50000",
        }
    }

    /// The class with this value in the address.
    pub fn from_key(key: &str) -> Option<SizeClass> {
        SizeClass::ALL.into_iter().find(|class| class.key() == key)
    }

    /// Fewest and most inhabitants, both included; the largest class has no upper end.
    pub const fn bounds(self) -> (u32, Option<u32>) {
        match self {
            SizeClass::Under5000 => (0, Some(4_999)),
            SizeClass::From5000 => (5_000, Some(19_999)),
            SizeClass::From20000 => (20_000, Some(49_999)),
            SizeClass::From50000 => (50_000, None),
        }
    }

    /// Whether so many inhabitants are in this class.
    pub fn holds(self, people: u32) -> bool {
        let (least, most) = self.bounds();
        least <= people && most.is_none_or(|most| people <= most)
    }
}

//! From SVG to PNG, with the project's own faces: for pictures and icons that must be pixels.

use std::collections::HashMap;
use std::fs;
use std::sync::Arc;

use anyhow::{Context, Result};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use sha2::{Digest, Sha256};

use crate::process;

/// The family that drawings name.
pub const FAMILY: &str = "Schibsted Grotesk";

/// The faces that text is drawn with.
const FACES: [&str; 2] = ["schibsted-grotesk-400.ttf", "schibsted-grotesk-600.ttf"];

/// Paints drawings.
pub struct Painter {
    options: Options<'static>,
    faces: Vec<u8>,
}

impl Painter {
    /// With the faces in `xtask/assets/`, and none of this machine's.
    ///
    /// # Errors
    /// If one is missing.
    pub fn new() -> Result<Painter> {
        let mut faces = fontdb::Database::new();
        let mut digest = Sha256::new();
        for name in FACES {
            let path = process::root().join("xtask/assets").join(name);
            let face = fs::read(&path).with_context(|| path.display().to_string())?;
            digest.update(&face);
            faces.load_font_data(face);
        }
        let options =
            Options { fontdb: Arc::new(faces), font_family: FAMILY.into(), ..Options::default() };
        Ok(Painter { options, faces: digest.finalize().to_vec() })
    }

    /// What changes with the faces.
    pub fn faces(&self) -> &[u8] {
        &self.faces
    }

    /// A drawing as PNG, `width` pixels wide and `height` high, with at most 256 colours.
    ///
    /// # Errors
    /// If it is no SVG.
    pub fn png(&self, svg: &str, width: u32, height: u32) -> Result<Vec<u8>> {
        let tree = Tree::from_str(svg, &self.options).context("a drawing is no SVG")?;
        let mut pixels = Pixmap::new(width, height).context("a picture without extent")?;
        let scale = width as f32 / tree.size().width();
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
        let colours: Vec<[u8; 4]> = pixels
            .pixels()
            .iter()
            .map(|pixel| {
                let pixel = pixel.demultiply();
                [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]
            })
            .collect();
        encode(&colours, width, height)
    }
}

/// PNG with a palette of the most frequent colours; others, at the edges of shapes, become the
/// nearest of them.
fn encode(pixels: &[[u8; 4]], width: u32, height: u32) -> Result<Vec<u8>> {
    let mut counts: HashMap<[u8; 4], u32> = HashMap::new();
    for pixel in pixels {
        *counts.entry(*pixel).or_default() += 1;
    }
    let mut palette: Vec<([u8; 4], u32)> = counts.into_iter().collect();
    // The colour itself decides between equals, so that builds are alike.
    palette.sort_unstable_by_key(|(colour, count)| (std::cmp::Reverse(*count), *colour));
    palette.truncate(256);
    let palette: Vec<[u8; 4]> = palette.into_iter().map(|(colour, _)| colour).collect();
    let mut nearest: HashMap<[u8; 4], u8> = HashMap::new();
    let indices = pixels.iter().map(|pixel| {
        *nearest.entry(*pixel).or_insert_with(|| {
            let distance = |colour: &[u8; 4]| -> i32 {
                let parts = colour.iter().zip(pixel);
                parts.map(|(a, b)| (i32::from(*a) - i32::from(*b)).pow(2)).sum()
            };
            let found = palette.iter().enumerate().min_by_key(|(_, colour)| distance(colour));
            found.map_or(0, |(at, _)| at as u8)
        })
    });
    let indices: Vec<u8> = indices.collect();
    let mut written = Vec::new();
    let mut encoder = png::Encoder::new(&mut written, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.iter().flat_map(|c| [c[0], c[1], c[2]]).collect::<Vec<u8>>());
    if palette.iter().any(|colour| colour[3] != 255) {
        encoder.set_trns(palette.iter().map(|colour| colour[3]).collect::<Vec<u8>>());
    }
    encoder.set_compression(png::Compression::High);
    // Rows of one colour pack best as they are.
    encoder.set_filter(png::Filter::NoFilter);
    encoder.write_header()?.write_image_data(&indices)?;
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_becomes_pixels_of_its_colours() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 1\">\
                   <rect width=\"1\" height=\"1\" fill=\"#b23a12\"/></svg>";
        let png = Painter::new().unwrap().png(svg, 4, 2).unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
        assert_eq!(reader.info().palette.as_ref().unwrap().len(), 2 * 3);
        let mut rows = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut rows).unwrap();
        assert_eq!(rows[0], rows[1]);
        assert_ne!(rows[1], rows[2]);
    }

    #[test]
    fn text_is_drawn_with_the_own_faces() {
        let ink = |weight: &str| {
            let svg = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 30\"><text x=\"2\" \
                 y=\"22\" font-size=\"20\" font-weight=\"{weight}\">Ås</text></svg>"
            );
            Painter::new().unwrap().png(&svg, 100, 30).unwrap().len()
        };
        assert_ne!(ink("400"), ink("600"));
        assert!(ink("400") > 200, "nothing was drawn");
    }
}

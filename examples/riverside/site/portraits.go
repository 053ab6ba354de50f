package main

// hair draws what is behind and what is before the head at the middle of a
// portrait.
type hair func(c *canvas, colour uint32, before bool)

// portrait is a picture of a person as a plain silhouette with initials.
func portrait(name, initials string, background, skin, hairColour, coat uint32, style hair) picture {
	return picture{640, 640, "Portrait of " + name, "Porträt von " + name, background, func(c *canvas) {
		c.blend(circle(320, 330, 290), white, 0.35)
		style(c, hairColour, false)
		// Shoulders, neck, head.
		c.fill(rounded(120, 470, 520, 760, 130), coat)
		c.fill(rounded(268, 380, 372, 520, 50), skin)
		c.blend(common(rounded(268, 380, 372, 520, 50), ellipse(320, 392, 90, 50)), ink, 0.14)
		c.fill(ellipse(320, 290, 104, 128), skin)
		// The collar of a white coat.
		c.fill(polygon(250, 478, 320, 560, 390, 478, 430, 500, 336, 640, 304, 640, 210, 500), white)
		c.fill(polygon(268, 472, 320, 556, 372, 472), skin)
		style(c, hairColour, true)
		// Eyes and a smile, no more.
		c.fill(circle(282, 296, 8), ink)
		c.fill(circle(358, 296, 8), ink)
		c.fill(arc(7, 320, 334, 34, 30, 150), ink)
		// The badge.
		c.fill(rounded(404, 556, 494, 612, 10), white)
		letters(c, initials, 420, 568, 24, 32, 5, deep)
	}}
}

// fringe is the hair above the forehead: the upper part of an ellipse around the
// head, without what lies in the face.
func fringe(c *canvas, colour uint32, x, y float64) {
	c.fill(without(common(ellipse(320, 276, 124, 138), box(0, 0, 640, 330)), ellipse(x, y, 98, 108)), colour)
}

func short(c *canvas, colour uint32, before bool) {
	if before {
		fringe(c, colour, 326, 328)
	}
}

func bun(c *canvas, colour uint32, before bool) {
	if !before {
		c.fill(circle(320, 140, 54), colour)
		return
	}
	fringe(c, colour, 320, 326)
}

func curls(c *canvas, colour uint32, before bool) {
	if !before {
		for _, p := range [][3]float64{{200, 270, 66}, {222, 190, 70}, {300, 140, 76}, {390, 160, 72}, {436, 240, 68}, {440, 310, 50}, {204, 330, 50}} {
			c.fill(circle(p[0], p[1], p[2]), colour)
		}
		return
	}
	fringe(c, colour, 320, 322)
}

func beard(c *canvas, colour uint32, before bool) {
	if before {
		fringe(c, colour, 320, 328)
		c.fill(without(common(ellipse(320, 296, 108, 134), box(0, 310, 640, 640)), ellipse(320, 316, 84, 62)), colour)
	}
}

func long(c *canvas, colour uint32, before bool) {
	if !before {
		c.fill(rounded(186, 150, 454, 520, 120), colour)
		return
	}
	fringe(c, colour, 326, 334)
}

func bob(c *canvas, colour uint32, before bool) {
	if !before {
		c.fill(rounded(188, 156, 452, 400, 110), colour)
		return
	}
	fringe(c, colour, 320, 330)
}

func scarf(c *canvas, colour uint32, before bool) {
	if !before {
		c.fill(rounded(180, 140, 460, 520, 136), colour)
		return
	}
	c.fill(without(ellipse(320, 300, 142, 176), ellipse(320, 294, 94, 114)), colour)
	c.fill(polygon(230, 408, 410, 408, 470, 520, 320, 570, 170, 520), colour)
}

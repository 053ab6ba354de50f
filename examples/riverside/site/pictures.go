package main

// The colours of the pictures.
const (
	cream  = 0xfbf7ef
	sand   = 0xf0e2c8
	dune   = 0xdcc79c
	sky    = 0xd8e9ee
	pale   = 0xeaf3f5
	mist   = 0xb9d3da
	water  = 0x3b8aa0
	river  = 0x23708a
	deep   = 0x0b4a5e
	ink    = 0x16323d
	brick  = 0xb4674d
	clay   = 0x8f4d39
	coral  = 0xdc8266
	honey  = 0xe8b867
	leaf   = 0x6c9a7c
	moss   = 0x47745a
	stone  = 0x9fb0b5
	slate  = 0x5d737b
	white  = 0xffffff
	shadow = 0xc9d6d8
)

// pictures are all pictures that the data names, by their files.
var pictures = map[string]picture{
	"images/riverside-logo.png": {512, 512, "A blue ribbon of water under an open hand", "Ein blaues Band aus Wasser unter einer offenen Hand", white, drawLogo},

	"images/quayside-entrance.jpg":      {1200, 800, "A brick house by the water with a wide door at street level", "Ein Backsteinhaus am Wasser mit breiter, stufenloser Tür", sky, drawQuayside},
	"images/northgate-gym.jpg":          {1200, 800, "A bright room with mats, a ball and wall bars, and a garden behind the window", "Ein heller Raum mit Matten, Ball und Sprossenwand, vor dem Fenster ein Garten", cream, drawGym},
	"images/northgate-pharmacy.jpg":     {1200, 800, "A shop front with a green cross above an awning", "Eine Ladenfront mit grünem Kreuz über einer Markise", sky, drawPharmacy},
	"images/brindlesea-seafront.jpg":    {1200, 800, "A white house behind dunes, and the sea", "Ein weißes Haus hinter Dünen und das Meer", sky, drawSeafront},
	"images/articles/armchair.jpg":      {1200, 800, "An armchair by a lamp, and a blood pressure monitor on the table beside it", "Ein Sessel bei einer Lampe, daneben auf dem Tisch ein Blutdruckmessgerät", sand, drawArmchair},
	"images/articles/frost.jpg":         {1200, 800, "Roofs that are white with frost under a low sun", "Dächer, weiß vom Frost, unter einer tiefen Sonne", pale, drawFrost},
	"images/articles/kitchen-table.jpg": {1200, 800, "A kitchen table with a bowl of fruit and a cup", "Ein Küchentisch mit Obstschale und Tasse", cream, drawKitchen},
	"images/articles/stairs.jpg":        {1200, 800, "A staircase with a handrail, and someone walking up", "Eine Treppe mit Handlauf, und jemand geht hinauf", cream, drawStairs},

	"images/shop/knee-brace-front.jpg": {900, 900, "A slate blue knee brace with an opening for the kneecap", "Eine schieferblaue Kniebandage mit Öffnung für die Kniescheibe", 0xe6f0f2, drawBrace},
	"images/shop/knee-brace-worn.jpg":  {900, 900, "The brace on a bent knee", "Die Bandage an einem gebeugten Knie", 0xe6f0f2, drawBraceWorn},
	"images/shop/monitor-front.jpg":    {900, 900, "A white blood pressure monitor that shows 128 to 79 and a pulse of 66", "Ein weißes Blutdruckmessgerät, das 128 zu 79 und Puls 66 zeigt", 0xe6f0f2, drawMonitor},
	"images/shop/monitor-cuff.jpg":     {900, 900, "The cuff with its tube", "Die Manschette mit ihrem Schlauch", 0xe6f0f2, drawCuff},
	"images/shop/exercise-bands.jpg":   {900, 900, "Three loops of elastic band in yellow, green and blue", "Drei Schlaufen aus elastischem Band in Gelb, Grün und Blau", 0xe6f0f2, drawBands},

	"images/app/icon.png":  {512, 512, "The icon of the app: a calendar sheet above water", "Das Symbol der App: ein Kalenderblatt über Wasser", deep, drawIcon},
	"images/app/today.png": {720, 1440, "The app shows the appointments and waiting times of today", "Die App zeigt Termine und Wartezeiten von heute", cream, drawToday},

	"images/team/lindmere.jpg":     portrait("Ingrid Lindmere", "IL", 0xcfe0e6, 0xd8b08c, 0xcfc6b4, deep, bun),
	"images/team/wiedenkamp.jpg":   portrait("Jonas Wiedenkamp", "JW", 0xe9dcc3, 0xe0b595, 0x8a5a3a, moss, short),
	"images/team/okonjade.jpg":     portrait("Amara Okonjade", "AO", 0xf0d9c9, 0x7a4a33, 0x241a17, 0xa94f3a, curls),
	"images/team/sundarwala.jpg":   portrait("Ravi Sundarwala", "RS", 0xd9e4d8, 0xa8734f, 0x2a2320, river, beard),
	"images/team/thistlewynne.jpg": portrait("Ceri Thistlewynne", "CT", 0xe3dcea, 0xe5c0a2, 0xa4552f, 0x6d5a86, long),
	"images/team/haddanir.jpg":     portrait("Noor Haddanir", "NH", 0xdfe6ea, 0xc99670, 0x2f6f6a, slate, scarf),
	"images/team/ambergaard.jpg":   portrait("Felix Ambergaard", "FA", 0xd5e8e4, 0xe3b896, 0xd9a441, 0x2f7a63, short),
	"images/team/quillfeather.jpg": portrait("Hettie Quillfeather", "HQ", 0xf2e3d2, 0xe0b391, 0x9a9a98, 0x94506a, bob),
}

// drawLogo draws an open hand that holds water.
func drawLogo(c *canvas) {
	c.fill(circle(256, 256, 250), pale)
	// The hand: palm, four fingers, thumb.
	c.fill(line(44, 184, 262, 170, 150), deep)
	c.fill(line(44, 226, 250, 220, 108), deep)
	c.fill(line(44, 270, 250, 274, 104), deep)
	c.fill(line(42, 312, 262, 326, 138), deep)
	c.fill(line(44, 346, 300, 392, 226), deep)
	c.fill(rounded(162, 214, 356, 348, 60), deep)
	// The ribbon of water under it.
	disc := circle(256, 256, 250)
	c.fill(common(disc, wave(0, 512, 352, 20, 256, 0.1, 512)), white)
	c.fill(common(disc, wave(0, 512, 370, 20, 256, 0.1, 512)), water)
	c.fill(common(disc, wave(0, 512, 412, 18, 256, 0.35, 512)), river)
	c.fill(common(disc, wave(0, 512, 452, 14, 256, 0.6, 512)), deep)
}

// clouds are three soft strokes in the sky.
func clouds(c *canvas) {
	c.fill(line(34, 160, 150, 300, 150), white)
	c.fill(line(34, 210, 122, 270, 122), white)
	c.fill(line(28, 840, 110, 1010, 110), white)
}

// window draws a window with a cross.
func window(c *canvas, x, y, width, height float64, glass uint32) {
	c.fill(box(x-8, y-8, x+width+8, y+height+8), white)
	c.fill(box(x, y, x+width, y+height), glass)
	c.fill(box(x+width/2-3, y, x+width/2+3, y+height), white)
	c.fill(box(x, y+height*0.42, x+width, y+height*0.42+6), white)
}

func drawQuayside(c *canvas) {
	c.fade(box(0, 0, 1200, 560), sky, pale, 10)
	clouds(c)
	c.fill(circle(1040, 220, 54), honey)
	// The neighbours, pale.
	c.fill(polygon(0, 360, 110, 280, 220, 360, 220, 600, 0, 600), mist)
	c.fill(polygon(960, 400, 1080, 320, 1200, 400, 1200, 600, 960, 600), mist)
	// The old rope store: three floors, and a hoist under the gable.
	c.fill(polygon(230, 300, 600, 120, 970, 300), slate)
	c.fill(polygon(290, 300, 600, 150, 910, 300), brick)
	c.fill(box(260, 300, 940, 610), brick)
	for y := 330.0; y < 600; y += 40 {
		c.blend(box(260, y, 940, y+3), clay, 0.35)
	}
	c.fill(box(592, 168, 608, 200), ink)
	c.fill(line(6, 600, 200, 600, 232), ink)
	for _, x := range []float64{310, 430, 550, 690, 810} {
		window(c, x, 330, 74, 84, pale)
	}
	for _, x := range []float64{310, 430, 750, 850} {
		window(c, x, 470, 62, 84, pale)
	}
	// The door, wide and level with the quay.
	c.fill(box(536, 440, 704, 610), cream)
	c.fill(box(548, 452, 616, 610), river)
	c.fill(box(624, 452, 692, 610), river)
	c.fill(box(558, 466, 606, 540), mist)
	c.fill(box(634, 466, 682, 540), mist)
	c.fill(rounded(500, 420, 740, 444, 8), deep)
	c.fill(circle(610, 572, 5), honey)
	c.fill(circle(630, 572, 5), honey)
	// Quay and water.
	c.fill(box(0, 608, 1200, 660), stone)
	c.fill(box(0, 648, 1200, 668), slate)
	for _, x := range []float64{150, 1050} {
		c.fill(rounded(x-16, 578, x+16, 622, 10), ink)
	}
	c.fill(box(0, 668, 1200, 800), water)
	c.fill(wave(0, 1200, 716, 8, 300, 0, 800), river)
	c.fill(wave(0, 1200, 760, 8, 240, 0.4, 800), deep)
}

func drawGym(c *canvas) {
	// The room.
	c.fill(box(0, 0, 1200, 590), 0xf6efe2)
	c.fill(box(0, 590, 1200, 800), 0xdfc59d)
	for x := 100.0; x < 1200; x += 200 {
		c.fill(line(4, x, 592, x-(600-x)*0.35, 800), 0xd0b386)
	}
	// The window onto the garden.
	c.fill(box(420, 90, 1120, 500), white)
	c.fade(box(440, 110, 1100, 480), sky, pale, 8)
	c.fill(common(box(440, 110, 1100, 480), circle(620, 360, 90)), leaf)
	c.fill(common(box(440, 110, 1100, 480), circle(750, 400, 120)), moss)
	c.fill(common(box(440, 110, 1100, 480), circle(980, 350, 120)), leaf)
	c.fill(box(972, 380, 990, 480), clay)
	c.fill(box(440, 430, 1100, 480), 0x8db58f)
	c.fill(box(655, 110, 667, 480), white)
	c.fill(box(875, 110, 887, 480), white)
	// Wall bars.
	c.fill(box(96, 90, 114, 590), clay)
	c.fill(box(296, 90, 314, 590), clay)
	for y := 120.0; y < 580; y += 46 {
		c.fill(line(14, 106, y, 304, y), brick)
	}
	// Mats and ball.
	c.fill(polygon(420, 690, 800, 690, 860, 740, 380, 740), river)
	c.fill(box(380, 740, 860, 754), deep)
	c.fill(polygon(200, 630, 480, 630, 500, 660, 170, 660), coral)
	c.fill(box(170, 660, 500, 670), clay)
	c.fill(ellipse(980, 736, 120, 14), 0xc7a878)
	c.fill(circle(980, 630, 106), leaf)
	c.blend(circle(945, 592, 40), white, 0.28)
	// Dumb-bells.
	c.fill(line(10, 560, 700, 630, 700), ink)
	c.fill(rounded(548, 680, 574, 722, 8), slate)
	c.fill(rounded(616, 680, 642, 722, 8), slate)
}

func drawPharmacy(c *canvas) {
	c.fade(box(0, 0, 1200, 640), sky, pale, 8)
	c.fill(box(120, 110, 1080, 660), cream)
	c.fill(box(120, 96, 1080, 126), slate)
	window(c, 210, 170, 110, 90, mist)
	window(c, 545, 170, 110, 90, mist)
	window(c, 880, 170, 110, 90, mist)
	// The front: two windows with shelves and the door between.
	c.fill(box(160, 330, 1040, 660), deep)
	c.fill(box(190, 420, 510, 630), pale)
	c.fill(box(690, 420, 1010, 630), pale)
	c.fill(box(540, 400, 660, 660), mist)
	c.fill(box(556, 416, 644, 560), white)
	c.fill(circle(640, 590, 7), honey)
	jars := []uint32{coral, leaf, honey, river, brick, moss}
	for _, left := range []float64{200, 700} {
		for row := range 2 {
			bottom := 520 + float64(row)*100
			c.fill(box(left-10, bottom, left+310, bottom+8), clay)
			for i := range 6 {
				x := left + 12 + float64(i)*50
				height := 40 + float64((i*7+row*5)%4)*9
				c.fill(rounded(x, bottom-height, x+34, bottom, 6), jars[(i+row*2)%6])
				c.fill(box(x+6, bottom-height+14, x+28, bottom-height+28), white)
			}
		}
	}
	// The awning.
	for i := range 11 {
		x := 160 + float64(i)*80
		colour := uint32(white)
		if i%2 == 0 {
			colour = leaf
		}
		c.fill(polygon(x, 330, x+80, 330, x+80, 396, x, 396), colour)
		c.fill(circle(x+40, 396, 40), colour)
		c.fill(box(x, 330, x+80, 396), colour)
	}
	c.fill(box(150, 318, 1050, 336), moss)
	// The cross.
	c.fill(rounded(1082, 180, 1176, 274, 12), white)
	c.fill(box(1116, 190, 1142, 264), leaf)
	c.fill(box(1092, 214, 1166, 240), leaf)
	c.fill(box(1060, 222, 1084, 232), slate)
	c.fill(box(0, 660, 1200, 800), stone)
	c.fill(box(0, 660, 1200, 678), shadow)
	for x := 60.0; x < 1200; x += 150 {
		c.fill(box(x, 678, x+3, 800), slate)
	}
}

func drawSeafront(c *canvas) {
	c.fade(box(0, 0, 1200, 400), 0xcfe4ec, pale, 10)
	clouds(c)
	c.fill(circle(930, 170, 60), honey)
	c.fill(box(0, 350, 1200, 560), water)
	c.fill(wave(0, 1200, 410, 5, 180, 0, 560), river)
	c.fill(wave(0, 1200, 470, 6, 220, 0.3, 560), water)
	// A sail.
	c.fill(polygon(840, 390, 840, 290, 905, 384), white)
	c.fill(polygon(832, 390, 832, 310, 795, 386), cream)
	c.fill(polygon(790, 396, 910, 396, 892, 416, 806, 416), clay)
	c.fill(wave(0, 1200, 520, 22, 700, 0.15, 800), sand)
	// The house.
	c.fill(polygon(240, 380, 430, 260, 620, 380), brick)
	c.fill(box(270, 378, 590, 580), white)
	c.fill(box(540, 270, 570, 340), clay)
	window(c, 305, 420, 66, 66, mist)
	window(c, 490, 420, 66, 66, mist)
	c.fill(box(400, 450, 462, 580), river)
	c.fill(circle(450, 520, 4), honey)
	c.fill(wave(0, 1200, 590, 30, 820, 0.55, 800), dune)
	c.fill(wave(0, 1200, 690, 26, 640, 0.1, 800), sand)
	// Grass on the dunes.
	for i := range 26 {
		x := 30 + float64(i)*47
		y := 660 + float64((i*37)%60)
		for j := -2; j <= 2; j++ {
			c.fill(line(4, x, y, x+float64(j)*12, y-44+float64(j*j)*4), moss)
		}
	}
	// The path.
	c.fill(polygon(405, 578, 458, 578, 520, 690, 640, 800, 430, 800, 440, 690), cream)
}

func drawArmchair(c *canvas) {
	c.fill(box(0, 0, 1200, 600), 0xe7efe9)
	c.fill(box(0, 600, 1200, 800), 0xcfae84)
	c.fill(box(0, 592, 1200, 606), white)
	window(c, 110, 110, 220, 260, sky)
	c.fill(ellipse(600, 716, 420, 44), 0xb9986e)
	// The lamp.
	c.fill(line(10, 930, 220, 930, 700), slate)
	c.fill(rounded(870, 694, 990, 712, 8), slate)
	c.blend(polygon(880, 220, 980, 220, 1130, 592, 730, 592), honey, 0.18)
	c.fill(polygon(880, 110, 980, 110, 1030, 230, 830, 230), honey)
	// The chair.
	c.fill(rounded(380, 230, 740, 620, 70), coral)
	c.fill(rounded(420, 270, 700, 560, 50), 0xe59a81)
	c.fill(rounded(330, 420, 440, 660, 46), brick)
	c.fill(rounded(680, 420, 790, 660, 46), brick)
	c.fill(rounded(420, 520, 700, 610, 34), coral)
	c.fill(box(430, 600, 690, 670), brick)
	c.fill(box(370, 655, 396, 716), ink)
	c.fill(box(724, 655, 750, 716), ink)
	c.fill(rounded(470, 400, 620, 530, 30), cream)
	// Table and monitor.
	c.fill(rounded(816, 500, 1010, 520, 10), clay)
	c.fill(line(14, 850, 520, 836, 716), clay)
	c.fill(line(14, 980, 520, 994, 716), clay)
	c.fill(polygon(842, 500, 862, 410, 950, 410, 958, 500), white)
	c.fill(polygon(866, 484, 876, 426, 938, 426, 942, 484), ink)
	digits(c, "128", 882, 434, 15, 24, 4, mist)
	c.fill(line(7, 944, 480, 980, 470, 990, 440, 1010, 430), slate)
	// Slippers, for feet on the floor.
	c.fill(rounded(500, 700, 560, 726, 13), deep)
	c.fill(rounded(576, 700, 636, 726, 13), deep)
}

func drawFrost(c *canvas) {
	c.fade(box(0, 0, 1200, 600), 0xbfd6e2, 0xf6e3d3, 14)
	c.fill(circle(880, 330, 70), 0xf7d9a8)
	// Roofs, from far to near, each with its rows of tiles under the frost.
	roof := func(left, width, top, eaves float64, wall, frost, tiles uint32) {
		c.fill(box(left+24, eaves-4, left+width-24, 800), wall)
		tiled := polygon(left, eaves, left+width*0.16, top, left+width*0.84, top, left+width, eaves)
		c.fill(tiled, frost)
		for y := top + 24; y < eaves; y += 24 {
			c.blend(common(tiled, box(left, y, left+width, y+4)), tiles, 0.5)
		}
		c.fill(line(14, left+width*0.16, top, left+width*0.84, top), white)
		c.fill(box(left, eaves-6, left+width, eaves+6), tiles)
	}
	roof(-60, 340, 350, 450, 0xa9c0c9, 0xd3e1e7, 0x9db5bf)
	roof(260, 360, 330, 440, 0xa9c0c9, 0xd3e1e7, 0x9db5bf)
	roof(640, 380, 350, 450, 0xa9c0c9, 0xd3e1e7, 0x9db5bf)
	roof(960, 340, 340, 440, 0xa9c0c9, 0xd3e1e7, 0x9db5bf)
	c.fill(box(700, 420, 738, 540), clay)
	c.fill(box(694, 408, 744, 424), white)
	for i := range 5 {
		c.blend(circle(722+float64(i*i)*5, 380-float64(i)*44, 22+float64(i)*7), white, 0.5)
	}
	roof(40, 520, 440, 620, brick, 0xedf3f5, slate)
	roof(560, 600, 460, 640, 0xd9c7a8, 0xedf3f5, slate)
	for _, x := range []float64{180, 320} {
		window(c, x, 660, 80, 90, 0xf4d791)
	}
	for _, x := range []float64{740, 900} {
		window(c, x, 680, 80, 90, 0xf4d791)
	}
	// A bare tree, white as well.
	c.fill(line(16, 1110, 800, 1110, 600), ink)
	for _, b := range [][4]float64{{1110, 690, 1040, 600}, {1110, 650, 1176, 570}, {1110, 620, 1076, 530}, {1110, 600, 1130, 500}} {
		c.fill(line(9, b[:]...), ink)
		c.fill(line(4, b[0], b[1]-5, b[2], b[3]-5), white)
	}
	for i := range 40 {
		c.fill(circle(float64((i*311)%1200), float64((i*197)%560), 3), white)
	}
}

func drawKitchen(c *canvas) {
	c.fill(box(0, 0, 1200, 520), 0xe4eef0)
	for x := 0.0; x < 1200; x += 120 {
		c.fill(box(x, 300, x+2, 520), white)
	}
	c.fill(box(0, 408, 1200, 410), white)
	c.fill(box(0, 300, 1200, 303), white)
	window(c, 420, 60, 340, 200, sky)
	// The table.
	c.fill(box(0, 520, 1200, 800), 0xc99a6b)
	c.fill(box(0, 520, 1200, 540), 0xdbb085)
	c.fill(box(0, 640, 1200, 643), 0xb98859)
	c.fill(box(0, 730, 1200, 733), 0xb98859)
	// A bowl of fruit.
	c.fill(ellipse(560, 690, 240, 22), 0xa87a4e)
	c.fill(circle(460, 500, 66), 0xb94a3c)
	c.fill(circle(580, 480, 74), leaf)
	c.fill(circle(690, 506, 62), honey)
	c.fill(circle(524, 452, 56), coral)
	c.fill(line(6, 524, 402, 534, 376), moss)
	c.fill(line(6, 580, 412, 590, 384), clay)
	c.fill(common(ellipse(570, 520, 230, 170), box(300, 522, 840, 800)), white)
	c.fill(common(ellipse(570, 520, 230, 170), box(300, 560, 840, 580)), river)
	c.fill(rounded(490, 676, 650, 698, 8), shadow)
	// A cup with steam.
	c.fill(ellipse(940, 712, 120, 16), 0xa87a4e)
	c.fill(arc(18, 1028, 636, 40, -90, 90), deep)
	c.fill(rounded(860, 570, 1024, 710, 30), deep)
	c.fill(box(860, 570, 1024, 600), deep)
	c.fill(ellipse(942, 574, 82, 14), clay)
	for _, x := range []float64{910, 950, 990} {
		c.fill(line(8, x, 540, x-12, 510, x+12, 480, x, 450), white)
	}
	// A letter with figures.
	c.fill(polygon(120, 640, 340, 610, 370, 740, 140, 770), white)
	for i := range 4 {
		y := 650 + float64(i)*24
		c.fill(line(7, 160+float64(i)*4, y, 300+float64((i*31)%40), y-18), mist)
	}
}

func drawStairs(c *canvas) {
	c.fill(box(0, 0, 1200, 800), 0xf3ebdc)
	window(c, 130, 100, 200, 240, sky)
	// Eight steps from left to right.
	for i := range 8 {
		x, y := 120+float64(i)*140, 720-float64(i)*72
		c.fill(box(x, y, 1200, 800), 0xd9b98c)
		c.fill(box(x-10, y, x+140, y+16), clay)
		c.fill(box(x, y+16, x+8, y+72), 0xc39f70)
	}
	c.fill(box(0, 760, 1200, 800), 0xb98859)
	// The handrail.
	for i := range 8 {
		x, y := 190+float64(i)*140, 720-float64(i)*72
		c.fill(line(9, x, y, x, y-200), slate)
	}
	c.fill(line(20, 110, 562, 1210, -4), deep)
	// Someone goes up: the good leg first.
	c.fill(line(46, 520, 330, 500, 450, 480, 566), ink)
	c.fill(line(48, 530, 330, 610, 390, 596, 494), river)
	c.fill(line(30, 470, 566, 512, 566), clay)
	c.fill(line(30, 590, 490, 640, 492), clay)
	c.fill(line(96, 524, 300, 548, 180), coral)
	c.fill(line(30, 548, 180, 628, 220, 690, 196), brick)
	c.fill(circle(694, 194, 18), 0xd8a983)
	c.fill(circle(572, 84, 46), 0xd8a983)
	c.fill(common(circle(566, 76, 52), polygon(500, 20, 640, 20, 600, 62, 540, 84, 530, 140, 500, 140)), clay)
}

func drawBrace(c *canvas) {
	c.fill(ellipse(450, 806, 200, 22), mist)
	body := polygon(276, 120, 624, 120, 612, 250, 608, 330, 614, 400, 618, 450, 612, 510, 598, 570, 584, 640, 576, 720, 574, 790, 326, 790, 324, 720, 316, 640, 302, 570, 288, 510, 282, 450, 286, 400, 292, 330, 288, 250)
	c.fill(body, 0x5f7f95)
	for x := 270.0; x < 640; x += 22 {
		c.blend(common(body, box(x, 100, x+8, 800)), 0x4f6d82, 0.6)
	}
	c.fill(rounded(268, 108, 632, 160, 8), 0x35505f)
	c.fill(rounded(320, 752, 580, 800, 8), 0x35505f)
	// Side stays.
	c.fill(common(body, line(30, 296, 170, 330, 460, 346, 740)), 0x3f5b6b)
	c.fill(common(body, line(30, 604, 170, 570, 460, 554, 740)), 0x3f5b6b)
	// The opening.
	c.fill(ellipse(450, 450, 104, 120), 0x35505f)
	c.fill(ellipse(450, 450, 78, 94), sand)
	c.fill(ellipse(450, 462, 74, 82), 0xe9d7b5)
	c.fill(rounded(410, 668, 490, 700, 8), white)
	c.fill(wave(416, 484, 684, 4, 30, 0, 694), river)
}

func drawBraceWorn(c *canvas) {
	skin, shade := uint32(0xd9a781), uint32(0xc4916c)
	c.fill(box(0, 790, 900, 900), sand)
	c.fill(rounded(-40, 470, 330, 720, 40), mist) // the seat
	// Thigh and shin.
	c.fill(line(210, -20, 360, 560, 340), skin)
	c.fill(line(170, 560, 360, 600, 760), skin)
	c.fill(line(20, 480, 560, 520, 730), shade)
	c.fill(polygon(-20, 240, 220, 236, 230, 462, -20, 470), deep) // shorts
	// Foot with sock and shoe.
	c.fill(line(176, 600, 720, 600, 770), white)
	c.fill(rounded(520, 750, 800, 850, 46), river)
	c.fill(box(520, 832, 800, 852), ink)
	// The brace.
	c.fill(common(line(226, 380, 350, 550, 342, 580, 530), polygon(330, 180, 900, 180, 900, 520, 690, 545, 474, 570, 335, 570)), 0x5f7f95)
	c.fill(line(30, 330, 240, 336, 462), 0x35505f)
	c.fill(line(30, 474, 566, 690, 540), 0x35505f)
	c.fill(ellipse(606, 330, 52, 60), 0x35505f)
	c.fill(ellipse(610, 330, 36, 44), skin)
	c.fill(line(22, 390, 362, 500, 372, 570, 520), 0x3f5b6b)
}

func drawMonitor(c *canvas) {
	c.fill(ellipse(450, 770, 330, 28), mist)
	tube := append([]float64{740, 690}, curve(790, 640, 50, 50, 90, 0)...)
	tube = append(tube, curve(890, 640, 50, 50, 180, 270)...)
	c.fill(line(26, append(tube, 920, 590)...), slate)
	c.fill(rounded(150, 190, 750, 770, 80), shadow)
	c.fill(rounded(150, 180, 750, 756, 80), white)
	c.fill(rounded(206, 236, 560, 690, 36), 0xdfe9dc)
	digits(c, "128", 270, 268, 66, 116, 15, ink)
	digits(c, "79", 358, 418, 66, 116, 15, ink)
	digits(c, "66", 414, 572, 44, 80, 10, ink)
	// A heart beside the pulse.
	c.fill(circle(282, 594, 24), coral)
	c.fill(circle(322, 594, 24), coral)
	c.fill(polygon(261, 606, 343, 606, 302, 656), coral)
	c.fill(circle(656, 330, 50), river)
	c.fill(line(10, 656, 306, 656, 330), white)
	c.fill(arc(10, 656, 332, 24, -50, 230), white)
	c.fill(circle(656, 470, 36), mist)
	c.fill(circle(656, 580, 36), mist)
	c.fill(line(8, 642, 470, 670, 470), deep)
	c.fill(line(8, 642, 580, 670, 580), deep)
	c.fill(line(8, 656, 566, 656, 594), deep)
}

func drawCuff(c *canvas) {
	c.fill(ellipse(480, 716, 330, 26), mist)
	// A roll of cloth that lies on its side, its open end to the left.
	c.fill(ellipse(640, 460, 150, 250), 0x486a7d)
	c.fill(box(330, 210, 640, 710), 0x486a7d)
	c.fill(box(330, 648, 640, 710), 0x3d5b6c)
	c.fill(common(ellipse(640, 460, 150, 250), box(640, 648, 800, 710)), 0x3d5b6c)
	c.fill(ellipse(330, 460, 150, 250), 0x6d8fa1)
	c.fill(ellipse(330, 460, 112, 206), 0x243a45)
	c.fill(without(ellipse(330, 460, 112, 206), ellipse(296, 460, 112, 206)), 0x35505f)
	// The fastener and the marks for the size.
	c.fill(polygon(420, 232, 700, 232, 760, 330, 766, 430, 420, 430), 0x5f8296)
	for i := range 4 {
		x := 490 + float64(i)*62
		c.fill(line(8, x, 262, x, 300), mist)
	}
	c.fill(line(8, 470, 342, 700, 342), mist)
	c.fill(rounded(500, 490, 690, 590, 16), white)
	c.fill(arc(10, 556, 556, 24, 180, 360), river)
	c.fill(line(10, 600, 556, 652, 522), river)
	// The tube.
	tube := append([]float64{560, 700}, curve(640, 700, 80, 90, 180, 90)...)
	tube = append(tube, curve(760, 850, 60, 60, 270, 360)...)
	tube = append(tube, 820, 920)
	c.fill(line(26, tube...), slate)
	c.fill(line(8, tube...), stone)
}

func drawBands(c *canvas) {
	c.fill(ellipse(450, 790, 330, 26), mist)
	loop := func(cx, cy, rx, ry, width float64, colour, inner uint32) {
		outer := ellipse(cx, cy, rx, ry)
		hole := ellipse(cx, cy, rx-width, ry-width)
		c.fill(without(outer, hole), inner)
		c.fill(without(without(outer, ellipse(cx+8, cy, rx-width*0.72, ry-width*0.62)), ellipse(cx, cy, rx-width, ry-width)), colour)
	}
	loop(300, 470, 170, 300, 46, honey, 0xc99a4a)
	loop(450, 490, 180, 290, 60, leaf, moss)
	loop(620, 500, 180, 280, 76, water, deep)
	// The card with the six exercises.
	c.fill(polygon(560, 610, 800, 580, 830, 800, 590, 830), shadow)
	c.fill(polygon(556, 602, 796, 572, 826, 792, 586, 822), white)
	for i := range 6 {
		x, y := 616+float64(i%3)*72+float64(i/3)*10, 652-float64(i%3)*9+float64(i/3)*92
		c.fill(circle(x, y, 11), ink)
		c.fill(line(8, x, y+14, x+2, y+44), ink)
		c.fill(line(6, x-18, y+20+float64(i%3)*4, x+20, y+24-float64(i%2)*12), coral)
	}
}

func drawIcon(c *canvas) {
	c.fill(box(0, 0, 512, 512), deep)
	c.fill(wave(0, 512, 396, 18, 256, 0.1, 512), river)
	c.fill(wave(0, 512, 440, 16, 256, 0.45, 512), water)
	c.fill(rounded(116, 96, 396, 372, 40), white)
	c.fill(common(rounded(116, 96, 396, 372, 40), box(116, 96, 396, 172)), coral)
	c.fill(line(22, 186, 70, 186, 124), cream)
	c.fill(line(22, 326, 70, 326, 124), cream)
	c.fill(line(36, 192, 270, 240, 318, 326, 222), river)
}

func drawToday(c *canvas) {
	c.fill(box(0, 0, 720, 260), deep)
	c.fill(line(16, 60, 110, 300, 110), mist)
	c.fill(line(34, 66, 176, 420, 176), white)
	c.fill(circle(640, 130, 44), coral)
	letters(c, "RS", 612, 110, 24, 40, 7, white)
	// Three appointments with their times.
	times := []string{"08:30", "11:15", "16:45"}
	colours := []uint32{river, leaf, honey}
	for i, at := range times {
		y := 310 + float64(i)*200
		c.fill(rounded(40, y, 680, y+170, 26), white)
		c.fill(rounded(40, y, 60, y+170, 10), colours[i])
		digits(c, at, 92, y+34, 26, 46, 7, ink)
		c.fill(line(18, 300, y+50, 300+float64(260-i*40), y+50), slate)
		c.fill(line(14, 300, y+92, 300+float64(180+i*60), y+92), mist)
		c.fill(line(14, 100, y+132, 420, y+132), mist)
	}
	// Waiting times at the three clinics.
	c.fill(line(24, 66, 960, 300, 960), ink)
	minutes := []string{"25", "10", "40"}
	for i, wait := range minutes {
		y := 1010 + float64(i)*96
		c.fill(line(16, 66, y+36, 250, y+36), slate)
		c.fill(line(30, 300, y+36, 560, y+36), mist)
		c.fill(line(30, 300, y+36, 300+float64([]int{130, 60, 220}[i]), y+36), water)
		digits(c, wait, 610, y+12, 26, 46, 7, ink)
	}
	c.fill(box(0, 1330, 720, 1440), white)
	c.fill(box(0, 1328, 720, 1332), shadow)
	for i := range 4 {
		colour := uint32(stone)
		if i == 0 {
			colour = river
		}
		c.fill(circle(105+float64(i)*170, 1386, 26), colour)
	}
}

package browser

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
)

// differenceOfPictures tells in what two PNG pictures differ, or "".
func differenceOfPictures(was, is []byte) string {
	if bytes.Equal(was, is) {
		return ""
	}
	before, err := png.Decode(bytes.NewReader(was))
	if err != nil {
		return err.Error()
	}
	after, err := png.Decode(bytes.NewReader(is))
	if err != nil {
		return err.Error()
	}
	count, where := pixels(before, after)
	if count == 0 && before.Bounds() == after.Bounds() {
		return ""
	}
	return fmt.Sprintf("%d pixels differ, within %v; the pictures measure %v and %v",
		count, where, before.Bounds().Max, after.Bounds().Max)
}

// pixels gives how many differ, of those that both pictures have, and the
// rectangle that they lie in.
func pixels(before, after image.Image) (count int, where image.Rectangle) {
	both := before.Bounds().Intersect(after.Bounds())
	for y := both.Min.Y; y < both.Max.Y; y++ {
		for x := both.Min.X; x < both.Max.X; x++ {
			if before.At(x, y) != after.At(x, y) {
				count++
				where = where.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return count, where
}

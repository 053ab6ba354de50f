// Command without is the program that command with adds the library to.
package main

import "fmt"

func main() {
	fmt.Println("MedicalClinic", 1, 4.5)
}

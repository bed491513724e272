"""What do rings and rotations look like, as pictures drawn on the server?"""

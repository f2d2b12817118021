"""What a visitor's session holds, and copies kept on this computer."""
